package dev.mainsheet.schemas;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** The {@code mainsheet-dead-*} headers that a dead letter carries beside the original ones. */
public final class DeadLetterCodec {

    private DeadLetterCodec() {}

    /** Adds what is known about the end to {@code headers}, which hold the original ones. */
    public static void write(DeadLetter dead, Headers headers) {
        HeaderText.put(headers, HeaderNames.DEAD_REASON, dead.reason().text());
        HeaderText.put(headers, HeaderNames.DEAD_STAGE, dead.stage().text());
        HeaderText.put(
                headers,
                HeaderNames.DEAD_STATUS,
                dead.status() == null ? null : dead.status().toString());
        HeaderText.put(headers, HeaderNames.DEAD_ATTEMPTS, Integer.toString(dead.attempts()));
        HeaderText.put(
                headers, HeaderNames.DEAD_FIRST_AT, Long.toString(dead.firstAt().toEpochMilli()));
        HeaderText.put(
                headers, HeaderNames.DEAD_LAST_AT, Long.toString(dead.lastAt().toEpochMilli()));
        HeaderText.put(headers, HeaderNames.DEAD_TOPIC, dead.topic());
        HeaderText.put(headers, HeaderNames.DEAD_PARTITION, Integer.toString(dead.partition()));
        HeaderText.put(headers, HeaderNames.DEAD_OFFSET, Long.toString(dead.offset()));
    }

    /**
     * Reads them back.
     *
     * @throws UndecodableException if one is missing or not of its form
     */
    public static DeadLetter read(Headers headers) throws UndecodableException {
        String status = HeaderText.get(headers, HeaderNames.DEAD_STATUS);
        try {
            return new DeadLetter(
                    Reason.parse(HeaderText.required(headers, HeaderNames.DEAD_REASON)),
                    Stage.parse(HeaderText.required(headers, HeaderNames.DEAD_STAGE)),
                    status == null ? null : Integer.valueOf(status),
                    Integer.parseInt(HeaderText.required(headers, HeaderNames.DEAD_ATTEMPTS)),
                    Instant.ofEpochMilli(HeaderText.epochMillis(headers, HeaderNames.DEAD_FIRST_AT)),
                    Instant.ofEpochMilli(HeaderText.epochMillis(headers, HeaderNames.DEAD_LAST_AT)),
                    HeaderText.required(headers, HeaderNames.DEAD_TOPIC),
                    Integer.parseInt(HeaderText.required(headers, HeaderNames.DEAD_PARTITION)),
                    Long.parseLong(HeaderText.required(headers, HeaderNames.DEAD_OFFSET)));
        } catch (IllegalArgumentException malformed) {
            throw new UndecodableException("a mainsheet-dead-* header is not of its form: " + malformed.getMessage());
        }
    }
}
