package dev.mainsheet.schemas;

import java.time.Instant;

/**
 * Why a record was given up, beside the original key, value and headers on {@code mainsheet.deadletters}.
 *
 * @param reason why
 * @param stage who gave up
 * @param status the last HTTP status, or null
 * @param attempts how often it was tried, 0 if never sent
 * @param firstAt the first attempt
 * @param lastAt the last attempt
 * @param topic where the record lay
 * @param partition its partition there
 * @param offset its offset there
 */
public record DeadLetter(
        Reason reason,
        Stage stage,
        Integer status,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        String topic,
        int partition,
        long offset) {}
