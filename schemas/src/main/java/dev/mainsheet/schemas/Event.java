package dev.mainsheet.schemas;

import java.time.Instant;

/**
 * An event as it lies on {@code sailpoint.events}: the body as received, facts in headers.
 *
 * @param id a UUID in text form: version 8 where the sender gave an id of its own, else version 7
 * @param trigger SailPoint's trigger id, from the path
 * @param tenant the SailPoint system
 * @param key the record key, {@code <tenant>|<subject id>}, or the event id where the event has no subject
 * @param receivedAt when the ingress received it, to the millisecond
 * @param origin how it came
 * @param replayId the replay it belongs to, or null
 * @param doubt whether it may be a second copy under the same id
 * @param test whether it is a test: marked by its sender, or received in a test window; only routes that ask get it
 * @param traceparent W3C trace context, or null
 * @param callback where the answer to a request-response trigger is taken, or null
 * @param body the bytes as received, with values at secret paths replaced; not copied
 */
public record Event(
        String id,
        String trigger,
        String tenant,
        String key,
        Instant receivedAt,
        Origin origin,
        String replayId,
        boolean doubt,
        boolean test,
        String traceparent,
        Callback callback,
        byte[] body) {

    /** An event that asks for no answer. */
    public Event(
            String id,
            String trigger,
            String tenant,
            String key,
            Instant receivedAt,
            Origin origin,
            String replayId,
            boolean doubt,
            boolean test,
            String traceparent,
            byte[] body) {
        this(id, trigger, tenant, key, receivedAt, origin, replayId, doubt, test, traceparent, null, body);
    }

    /** The same event, to be answered at {@code where}. */
    public Event answeredAt(Callback where) {
        return new Event(id, trigger, tenant, key, receivedAt, origin, replayId, doubt, test, traceparent, where, body);
    }

    /** The key of an event about {@code subjectId}, or of one without a subject (null). */
    public static String key(String tenant, String subjectId, String eventId) {
        return subjectId == null ? eventId : tenant + "|" + subjectId;
    }

    /** The same event, as a copy that may be the second one. */
    public Event doubted() {
        return new Event(
                id, trigger, tenant, key, receivedAt, origin, replayId, true, test, traceparent, callback, body);
    }

    /** The subject's id, or null where the key is the event's own id. */
    public String subject() {
        String prefix = tenant + "|";
        return key.startsWith(prefix) ? key.substring(prefix.length()) : null;
    }
}
