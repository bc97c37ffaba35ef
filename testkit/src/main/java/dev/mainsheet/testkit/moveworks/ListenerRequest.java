package dev.mainsheet.testkit.moveworks;

import dev.mainsheet.testkit.faults.FaultSubject;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to {@code /webhooks/v1/listeners/{id}/notify}, read to its end.
 *
 * @param receivedAt when its last byte was there
 * @param method its method
 * @param path without the query
 * @param listenerId from the path
 * @param headers by lower-case name
 * @param bodyBytes how long its body was
 * @param body its text, absent where there is none to be read
 */
record ListenerRequest(
        Instant receivedAt,
        HttpMethod method,
        String path,
        String listenerId,
        Map<String, String> headers,
        long bodyBytes,
        Optional<String> body)
        implements FaultSubject {

    /** Set by the sender to the delivery id: the event id, and behind one of these marks what makes it a delivery. */
    private static final String DELIVERY_HEADER = "webhook-id";

    private static final String MARKS_AFTER_EVENT_ID = "#~/";

    static ListenerRequest of(HttpServerRequest request, String listenerId, BoundedBody body, Instant receivedAt) {
        return new ListenerRequest(
                receivedAt,
                request.method(),
                request.path(),
                listenerId,
                lowerCase(request.headers()),
                body.bytes(),
                body.text());
    }

    /** By the id in the body, or by the delivery id in the header, so that a body that is not ours can be meant too. */
    @Override
    public boolean carries(String eventId) {
        String deliveryId = headers.getOrDefault(DELIVERY_HEADER, "");
        boolean inHeader = deliveryId.startsWith(eventId)
                && (deliveryId.length() == eventId.length()
                        || MARKS_AFTER_EVENT_ID.indexOf(deliveryId.charAt(eventId.length())) >= 0);
        return inHeader || answered(0).json().path("id").asText().equals(eventId);
    }

    /** Whether its credential is one of these bearer tokens. */
    boolean bears(Iterable<String> apiKeys) {
        String authorization = headers.getOrDefault("authorization", "");
        for (String key : apiKeys) {
            if (authorization.equals("Bearer " + key)) {
                return true;
            }
        }
        return false;
    }

    /** As it is remembered, with what it was answered. */
    ReceivedDelivery answered(int status) {
        return new ReceivedDelivery(receivedAt, path, status, headers, bodyBytes, body);
    }

    private static Map<String, String> lowerCase(MultiMap headers) {
        Map<String, String> all = new TreeMap<>();
        headers.forEach((name, value) ->
                all.merge(name.toLowerCase(Locale.ROOT), value, (first, second) -> first + ", " + second));
        return all;
    }
}
