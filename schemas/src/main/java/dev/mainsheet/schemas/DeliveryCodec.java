package dev.mainsheet.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** Deliveries to and from records of {@code moveworks.deliveries.<listener>}. */
public final class DeliveryCodec {

    private DeliveryCodec() {}

    /** Writes everything but key and body into {@code headers}, replacing what stood there. */
    public static void write(Delivery delivery, Headers headers) {
        HeaderText.put(headers, HeaderNames.SCHEMA, SchemaVersion.CURRENT);
        HeaderText.put(headers, HeaderNames.DELIVERY_ID, delivery.id().toString());
        HeaderText.put(headers, HeaderNames.EVENT_ID, delivery.id().eventId());
        HeaderText.put(headers, HeaderNames.LISTENER, delivery.id().listener());
        HeaderText.put(headers, HeaderNames.REPLAY_ID, delivery.id().replayId());
        HeaderText.put(headers, HeaderNames.ROUTE, delivery.route());
        HeaderText.put(headers, HeaderNames.ALSO_MATCHED, delivery.alsoMatched());
        HeaderText.put(headers, HeaderNames.TRIGGER, delivery.trigger());
        HeaderText.put(headers, HeaderNames.TENANT, delivery.tenant());
        HeaderText.put(
                headers,
                HeaderNames.RECEIVED_AT,
                Long.toString(delivery.receivedAt().toEpochMilli()));
        HeaderText.put(headers, HeaderNames.TRACEPARENT, delivery.traceparent());
        Callback.write(delivery.callback(), headers);
    }

    /**
     * Reads a delivery; unknown headers are ignored. The caller checks {@link SchemaVersion#readable} first.
     *
     * @throws UndecodableException if a header we cannot do without is missing or not of its form
     */
    public static Delivery read(byte[] key, byte[] body, Headers headers) throws UndecodableException {
        if (key == null || body == null) {
            throw new UndecodableException("the record has no " + (key == null ? "key" : "body"));
        }
        DeliveryId id;
        try {
            id = DeliveryId.parse(HeaderText.required(headers, HeaderNames.DELIVERY_ID));
        } catch (IllegalArgumentException malformed) {
            throw new UndecodableException("header " + HeaderNames.DELIVERY_ID + ": " + malformed.getMessage());
        }
        return new Delivery(
                id,
                HeaderText.get(headers, HeaderNames.ROUTE),
                HeaderText.get(headers, HeaderNames.ALSO_MATCHED),
                HeaderText.get(headers, HeaderNames.TRIGGER),
                HeaderText.get(headers, HeaderNames.TENANT),
                new String(key, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(HeaderText.epochMillis(headers, HeaderNames.RECEIVED_AT)),
                HeaderText.get(headers, HeaderNames.TRACEPARENT),
                Callback.read(headers),
                body);
    }
}
