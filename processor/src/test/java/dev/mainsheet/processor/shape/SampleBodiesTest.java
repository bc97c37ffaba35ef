package dev.mainsheet.processor.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.Schemas;
import dev.mainsheet.schemas.Subject;
import dev.mainsheet.schemas.SubjectReader;
import dev.mainsheet.schemas.Triggers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c";

    static Stream<String> triggers() {
        return Stream.concat(Samples.triggerIds().stream(), Samples.withoutKnownId().stream());
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void theEnvelopeOfEveryTriggerIsAsItsSchemaSaysAndNamesTheSubject(String trigger) throws IOException {
        byte[] body = Samples.body(trigger);
        @SuppressWarnings("unchecked")
        Map<String, Object> tree = JSON.readValue(body, Map.class);
        Optional<Subject> subject = SubjectReader.find(tree, Triggers.subjects(trigger));
        Event event = new Event(
                ID,
                trigger,
                "default",
                Event.key("default", subject.map(Subject::id).orElse(null), ID),
                Instant.EPOCH,
                Origin.LIVE,
                null,
                false,
                false,
                null,
                body);

        byte[] envelope = Shapes.shaped(event, tree, false).bytes(Shapes.ENVELOPE);

        assertThat(deliveryBody().validate(new String(envelope, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        JsonNode written = JSON.readTree(envelope);
        assertThat(written.get("event")).isEqualTo(JSON.readTree(body));
        assertThat(written.at("/subject/id").asText(null))
                .isEqualTo(subject.map(Subject::id).orElse(null));
        assertThat(written.at("/subject/type").asText(null))
                .isEqualTo(subject.map(found -> found.type().text()).orElse(null));
        assertThat(written.at("/subject/name").asText(null))
                .isEqualTo(subject.flatMap(Subject::name).orElse(null));
    }

    private static Schema deliveryBody() throws IOException {
        try (InputStream schema = Schemas.open(Schemas.DELIVERY_BODY)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
