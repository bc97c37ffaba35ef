package dev.mainsheet.testkit.sailpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The invocations that wait for a completion, and what came for them. Thread-safe. */
final class Invocations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_KEPT = 100_000;

    private final InstantSource clock;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final List<ReceivedCompletion> received = new ArrayList<>();

    Invocations(InstantSource clock) {
        this.clock = clock;
    }

    private record Waiting(String secret, Instant deadline, boolean completed) {}

    /** Fires a trigger: {@code input} is its body, to which an asynchronous invocation adds {@code _metadata}. */
    synchronized TriggerInvocation fire(
            String url, String trigger, byte[] input, ResponseType type, Duration responseDeadline) {
        String id = UUID.randomUUID().toString();
        if (type == ResponseType.SYNC) {
            return new TriggerInvocation(id, "", input);
        }
        String secret = UUID.randomUUID().toString();
        waiting.put(id, new Waiting(secret, clock.instant().plus(responseDeadline), false));
        return new TriggerInvocation(id, secret, withMetadata(url, trigger, input, type, id, secret));
    }

    private static byte[] withMetadata(
            String url, String trigger, byte[] input, ResponseType type, String id, String secret) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(input);
            body.putObject("_metadata")
                    .put("callbackURL", url + "/beta/trigger-invocations/" + id + "/complete")
                    .put("responseMode", type.text())
                    .put("secret", secret)
                    .put("triggerId", trigger)
                    .put("triggerType", "requestResponse");
            return JSON.writeValueAsBytes(body);
        } catch (IOException malformed) {
            throw new UncheckedIOException("input: is not a JSON object", malformed);
        }
    }

    /**
     * What a completion is answered. Which status stands for which refusal is not published; those of the API's list are
     * given that come nearest.
     */
    synchronized int complete(String id, JsonNode body) {
        Waiting invocation = waiting.get(id);
        if (invocation == null) {
            return 404;
        }
        boolean shaped = body.path("secret").isTextual()
                && body.has("output")
                && (!body.has("error") || body.get("error").isTextual());
        if (!shaped) {
            return 400;
        }
        if (!body.get("secret").textValue().equals(invocation.secret)) {
            return 403;
        }
        if (invocation.completed || clock.instant().isAfter(invocation.deadline)) {
            return 400;
        }
        waiting.put(id, new Waiting(invocation.secret, invocation.deadline, true));
        return 204;
    }

    synchronized void record(ReceivedCompletion completion) {
        if (received.size() == MOST_KEPT) {
            throw new IllegalStateException(MOST_KEPT + " completions are remembered already; use a new stand-in");
        }
        received.add(completion);
    }

    synchronized List<ReceivedCompletion> received() {
        return List.copyOf(received);
    }

    /** {@code text} as JSON; missing where it is none. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            return JSON.missingNode();
        }
    }
}
