package dev.mainsheet.console.doctor.listener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.schemas.IsoTime;
import dev.mainsheet.schemas.SchemaVersion;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A delivery body that nobody takes for an event: {@code test} is true, the trigger is none of SailPoint's, and it names no
 * person.
 *
 * @param id as an event's, and so the key by which Moveworks drops repeats
 * @param at when it was made
 */
record TestEvent(String id, Instant at) {

    static final String TRIGGER = "mainsheet:test";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In UTF-8. */
    byte[] body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemaVersion", SchemaVersion.CURRENT);
        body.put("id", id);
        body.put("trigger", TRIGGER);
        body.put("tenant", "default");
        body.put("receivedAt", IsoTime.format(at));
        body.put("late", false);
        body.put("test", true);
        body.put("event", Map.of("message", "A test event from ./mainsheet doctor --send. Nothing has happened."));
        body.put("enrichment", Map.of("status", "skipped"));
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("texts and truth values have a JSON form", impossible);
        }
    }
}
