package dev.mainsheet.schemas;

import java.time.Instant;

/**
 * A delivery as it lies on {@code moveworks.deliveries.<listener>}: the value is exactly the bytes to POST.
 *
 * @param id its own id
 * @param route the route that made it
 * @param alsoMatched further routes to this listener that would have passed, comma-separated, or null
 * @param trigger SailPoint's trigger id
 * @param tenant the SailPoint system
 * @param key the event's key: order holds within it
 * @param receivedAt when the ingress received the event
 * @param traceparent W3C trace context, or null
 * @param callback where the answer to a request-response trigger is taken, or null
 * @param body the bytes to POST; not copied
 */
public record Delivery(
        DeliveryId id,
        String route,
        String alsoMatched,
        String trigger,
        String tenant,
        String key,
        Instant receivedAt,
        String traceparent,
        Callback callback,
        byte[] body) {

    /** A delivery that asks for no answer. */
    public Delivery(
            DeliveryId id,
            String route,
            String alsoMatched,
            String trigger,
            String tenant,
            String key,
            Instant receivedAt,
            String traceparent,
            byte[] body) {
        this(id, route, alsoMatched, trigger, tenant, key, receivedAt, traceparent, null, body);
    }

    /** The same delivery, to be answered at {@code where}. */
    public Delivery answeredAt(Callback where) {
        return new Delivery(id, route, alsoMatched, trigger, tenant, key, receivedAt, traceparent, where, body);
    }
}
