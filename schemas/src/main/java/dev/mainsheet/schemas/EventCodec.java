package dev.mainsheet.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** Events to and from records of {@code sailpoint.events} and {@code sailpoint.replays}. */
public final class EventCodec {

    private EventCodec() {}

    /** Writes everything but key and body into {@code headers}, replacing what stood there. */
    public static void write(Event event, Headers headers) {
        HeaderText.put(headers, HeaderNames.SCHEMA, SchemaVersion.CURRENT);
        HeaderText.put(headers, HeaderNames.EVENT_ID, event.id());
        HeaderText.put(headers, HeaderNames.TRIGGER, event.trigger());
        HeaderText.put(headers, HeaderNames.TENANT, event.tenant());
        HeaderText.put(
                headers,
                HeaderNames.RECEIVED_AT,
                Long.toString(event.receivedAt().toEpochMilli()));
        HeaderText.put(headers, HeaderNames.ORIGIN, event.origin().text());
        HeaderText.put(headers, HeaderNames.REPLAY_ID, event.replayId());
        HeaderText.put(headers, HeaderNames.DOUBT, event.doubt() ? "1" : null);
        HeaderText.put(headers, HeaderNames.TEST, event.test() ? "1" : null);
        HeaderText.put(headers, HeaderNames.TRACEPARENT, event.traceparent());
        Callback.write(event.callback(), headers);
    }

    /**
     * Reads an event; unknown headers are ignored. The caller checks {@link SchemaVersion#readable} first.
     *
     * @throws UndecodableException if a header we cannot do without is missing or not of its form
     */
    public static Event read(byte[] key, byte[] body, Headers headers) throws UndecodableException {
        if (key == null) {
            throw new UndecodableException("the record has no key");
        }
        if (body == null) {
            throw new UndecodableException("the record has no body");
        }
        return new Event(
                HeaderText.required(headers, HeaderNames.EVENT_ID),
                HeaderText.required(headers, HeaderNames.TRIGGER),
                HeaderText.required(headers, HeaderNames.TENANT),
                new String(key, StandardCharsets.UTF_8),
                Instant.ofEpochMilli(HeaderText.epochMillis(headers, HeaderNames.RECEIVED_AT)),
                Origin.parse(HeaderText.get(headers, HeaderNames.ORIGIN)),
                HeaderText.get(headers, HeaderNames.REPLAY_ID),
                "1".equals(HeaderText.get(headers, HeaderNames.DOUBT)),
                "1".equals(HeaderText.get(headers, HeaderNames.TEST)),
                HeaderText.get(headers, HeaderNames.TRACEPARENT),
                Callback.read(headers),
                body);
    }

    /** The schema version a record says it has, or null. */
    public static String schemaVersion(Headers headers) {
        return HeaderText.get(headers, HeaderNames.SCHEMA);
    }
}
