package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What became of a delivery, on {@code moveworks.receipts}: written by egress alone, never in a transaction, into the
 * delivery's own partition number. It is egress's memory: a delivery is finished when its receipt is acknowledged.
 *
 * @param schemaVersion see {@link SchemaVersion}
 * @param eventId the event
 * @param deliveryId the delivery, see {@link DeliveryId}
 * @param listener the listener
 * @param replayId the replay, if it was one
 * @param topic the deliveries topic it lay on
 * @param partition its partition there
 * @param offset its offset there
 * @param outcome delivered, dead, expired or cancelled
 * @param reason why, unless delivered
 * @param attempts how often it was sent
 * @param firstAt the first attempt
 * @param lastAt the last attempt
 * @param status the last HTTP status
 * @param latencyMs milliseconds from receipt at the ingress to the end
 * @param bodyHash lower-case hex SHA-256 of the bytes sent
 * @param excerpt a cleaned, bounded piece of a refusal's body
 * @param trigger SailPoint's trigger id
 * @param tenant the SailPoint system
 * @param subject the subject's id
 * @param rule the route that made the delivery
 * @param alsoMatched further routes to this listener that would have passed
 * @param at when it ended
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Receipt(
        String schemaVersion,
        String eventId,
        String deliveryId,
        String listener,
        String replayId,
        String topic,
        int partition,
        long offset,
        Verdict outcome,
        Reason reason,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        Integer status,
        Long latencyMs,
        String bodyHash,
        String excerpt,
        String trigger,
        String tenant,
        String subject,
        String rule,
        List<String> alsoMatched,
        Instant at) {}
