package dev.mainsheet.processor.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.schemas.Callback;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapedEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RECEIVED = Instant.parse("2026-11-24T08:00:00.5Z");

    @Test
    void theEnvelopeIsAsDocumented() throws IOException {
        String body = "{'identity':{'type':'IDENTITY','id':'2c91','name':'William Wilson'},'changes':[]}";

        assertThat(envelope("idn:identity-attributes-changed", "default|2c91", body, null, false))
                .isEqualTo(json("{'schemaVersion':'1','id':'e-1','trigger':'idn:identity-attributes-changed',"
                        + "'tenant':'default','receivedAt':'2026-11-24T08:00:00.500Z','late':false,"
                        + "'subject':{'type':'identity','id':'2c91','name':'William Wilson'},"
                        + "'event':" + body + ",'enrichment':{'status':'skipped'}}"));
    }

    @Test
    void theEventInsideIsTheBytesAsReceived() {
        String body = "{ \"b\" : 1.50,\n\t\"a\":\"\\u00e9/\\/\", \"b\": 2e400 }";
        Event event = event("custom", "default|x", body, null);

        byte[] bytes = Shapes.shaped(event, Map.of("any", "tree"), false).bytes(Shapes.ENVELOPE);

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"event\":" + body + ",\"enrichment\":");
    }

    @Test
    void aLateReplayOfASourceEventSaysSo() throws IOException {
        String body = "{'id':'s-1','name':'AD','modified':'2026-11-24T10:00:00.1234+02:00'}";

        JsonNode envelope = envelope("idn:source-updated", "acme|s-1", body, "r-7", true);

        assertThat(envelope.get("late").booleanValue()).isTrue();
        assertThat(envelope.get("replayId").textValue()).isEqualTo("r-7");
        assertThat(envelope.get("occurredAt").textValue()).isEqualTo("2026-11-24T08:00:00.123Z");
        assertThat(envelope.get("subject")).isEqualTo(json("{'type':'source','id':'s-1','name':'AD'}"));
    }

    @Test
    void anEventThatIsToBeAnsweredSaysWhereAndUntilWhen() throws IOException {
        Event event = event("custom", "default|x", "{}", null)
                .answeredAt(new Callback("https://gateway.example.com/callbacks/AQ", RECEIVED.plusSeconds(3600)));

        JsonNode envelope = JSON.readTree(Shapes.shaped(event, Map.of(), false).bytes(Shapes.ENVELOPE));

        assertThat(envelope.get("callback"))
                .isEqualTo(json("{'url':'https://gateway.example.com/callbacks/AQ',"
                        + "'expiresAt':'2026-11-24T09:00:00.500Z'}"));
    }

    @Test
    void aSubjectFromAConfiguredPathHasItsIdOnly() throws IOException {
        JsonNode envelope =
                envelope("custom:badge", "default|4711", "{'badge':'4711','identity':{'id':'2c91'}}", null, false);

        assertThat(envelope.get("subject")).isEqualTo(json("{'id':'4711'}"));
    }

    @Test
    void anEventWithoutASubjectHasNone() throws IOException {
        assertThat(envelope("idn:saved-search-complete", "e-1", "{}", null, false)
                        .has("subject"))
                .isFalse();
    }

    @Test
    void rawIsTheBodyAsItCame() {
        String body = " {\"a\" :1}\n";

        assertThat(Shapes.shaped(event("x", "e-1", body, null), Map.of(), false).bytes(Shapes.RAW))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(body);
    }

    @Test
    void theFinishedTreeIsWhatTheBytesSay() throws IOException {
        String body = "{\"identity\":{\"id\":\"2c91\"}}";
        Event event = event("idn:identity-created", "default|2c91", body, null);
        ShapedEvent shaped = Shapes.shaped(event, Map.of("identity", Map.of("id", "2c91")), false);

        JsonNode tree = JSON.valueToTree(shaped.finished(Shapes.ENVELOPE));

        assertThat(tree).isEqualTo(JSON.readTree(shaped.bytes(Shapes.ENVELOPE)));
    }

    @Test
    void routesThatWantTheSamePeopleShareOneBody() {
        ShapedEvent shaped = Shapes.shaped(event("x", "e-1", "{}", null), Map.of(), false);

        assertThat(shaped.bytes(Shapes.ENVELOPE)).isSameAs(shaped.bytes(Shapes.ENVELOPE));
    }

    private static JsonNode envelope(String trigger, String key, String body, String replayId, boolean late)
            throws IOException {
        Event event = event(trigger, key, body.replace('\'', '"'), replayId);
        @SuppressWarnings("unchecked")
        Map<String, Object> tree = JSON.readValue(event.body(), Map.class);
        return JSON.readTree(Shapes.shaped(event, tree, late).bytes(Shapes.ENVELOPE));
    }

    private static Event event(String trigger, String key, String body, String replayId) {
        String tenant = key.contains("|") ? key.substring(0, key.indexOf('|')) : "default";
        return new Event(
                "e-1",
                trigger,
                tenant,
                key,
                RECEIVED,
                Origin.LIVE,
                replayId,
                false,
                false,
                null,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
