package dev.mainsheet.processor.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.schemas.Callback;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.IsoTime;
import dev.mainsheet.schemas.SchemaVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our delivery body. Times are ISO-8601 UTC with milliseconds; what is absent is left out; {@code late} is always there.
 * The event inside is the bytes as received, never written anew: numbers, the order of names and blanks stay the sender's.
 */
final class Envelope {

    private static final String EVENT = "event";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** About what stands around the event. */
    private static final int AROUND_BYTES = 512;

    private Envelope() {}

    static Map<String, Object> tree(Event event, Map<String, Object> body, boolean late, People people) {
        EventFacts facts = EventFacts.of(event, body);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("schemaVersion", SchemaVersion.CURRENT);
        envelope.put("id", event.id());
        envelope.put("trigger", event.trigger());
        envelope.put("tenant", event.tenant());
        envelope.put("receivedAt", IsoTime.format(event.receivedAt()));
        facts.occurredAt().ifPresent(time -> envelope.put("occurredAt", IsoTime.format(time)));
        envelope.put("late", late);
        if (event.replayId() != null) {
            envelope.put("replayId", event.replayId());
        }
        if (event.test()) {
            envelope.put("test", true);
        }
        putUnlessEmpty(envelope, "recipient", PeopleFields.recipient(people));
        putUnlessEmpty(envelope, "subject", PeopleFields.subject(facts.subject(), people));
        putUnlessEmpty(envelope, "people", PeopleFields.others(people));
        envelope.put(EVENT, body);
        if (event.callback() != null) {
            envelope.put("callback", callback(event.callback()));
        }
        envelope.put("enrichment", PeopleFields.enrichment(people));
        return envelope;
    }

    private static void putUnlessEmpty(Map<String, Object> envelope, String field, Map<String, Object> tree) {
        if (!tree.isEmpty()) {
            envelope.put(field, tree);
        }
    }

    private static Map<String, Object> callback(Callback callback) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", callback.url());
        tree.put("expiresAt", IsoTime.format(callback.expiresAt()));
        return tree;
    }

    /** The tree as UTF-8 JSON, with {@code event} in the place of its parsed form. */
    static byte[] bytes(Map<String, Object> tree, byte[] event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + AROUND_BYTES);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : tree.entrySet()) {
                json.writeFieldName(field.getKey());
                if (field.getKey().equals(EVENT)) {
                    json.writeRawValue("");
                    json.flush();
                    out.writeBytes(event);
                } else {
                    JSON.writeValue(json, field.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array in memory does not fail to be written", impossible);
        }
        return out.toByteArray();
    }
}
