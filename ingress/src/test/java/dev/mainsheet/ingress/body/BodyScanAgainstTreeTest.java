package dev.mainsheet.ingress.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mainsheet.schemas.FieldPath;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.SubjectReader;
import dev.mainsheet.schemas.Triggers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one pass sees what a reader with a tree sees: the processor reads the same bodies that way. */
class BodyScanAgainstTreeTest {

    private static final BodyScan SCAN = new BodyScan(512);
    private static final ObjectMapper TREES = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<List<String>> PATHS =
            List.of(List.of("a", "b"), List.of("a"), List.of("b", "a", "b"), List.of("eventId"));
    private static final BodyRules NO_RULES = BodyRules.ofSubjects(List.of());
    private static final BodyPlan PLAN =
            BodyPlan.of(PATHS.stream().map(BodyPath::of).toList(), NO_RULES);
    private static final BodyPlans PLANS = new BodyPlans(NO_RULES);

    @Test
    void onRandomObjectsTheScanFindsWhatATreeReaderFinds() throws IOException {
        long seed = new Random().nextLong();
        RandomJson json = new RandomJson(new Random(seed));
        int withSubject = 0;
        for (int i = 0; i < 20_000; i++) {
            String body = json.object();
            Map<?, ?> tree = TREES.readValue(body, Map.class);
            ScanResult.JsonObject found = (ScanResult.JsonObject) SCAN.scan(body.getBytes(UTF_8), PLAN);
            assertThat(found.subject()).as("seed %d, %s", seed, body).isEqualTo(expected(tree));
            withSubject += found.subject().isPresent() ? 1 : 0;
            assertThat(TREES.readTree(found.body()))
                    .as("seed %d, %s", seed, body)
                    .isEqualTo(withoutSecrets(TREES.readTree(body)));
        }
        assertThat(withSubject).as("seed %d: objects with a subject", seed).isGreaterThan(2_000);
    }

    private static Optional<String> expected(Map<?, ?> tree) {
        return PATHS.stream()
                .flatMap(path -> FieldPath.text(tree, path).stream())
                .findFirst();
    }

    private static JsonNode withoutSecrets(JsonNode body) {
        hide(body.path("_metadata"));
        return body;
    }

    private static void hide(JsonNode metadata) {
        if (metadata.isArray()) {
            metadata.forEach(BodyScanAgainstTreeTest::hide);
        } else if (metadata.has("secret")) {
            ((ObjectNode) metadata).set("secret", marker(metadata.get("secret")));
        }
    }

    private static JsonNode marker(JsonNode secret) {
        return switch (secret.getNodeType()) {
            case STRING -> TextNode.valueOf("[removed by mainsheet]");
            case NUMBER -> IntNode.valueOf(0);
            case BOOLEAN -> BooleanNode.FALSE;
            case ARRAY -> TREES.createArrayNode();
            case OBJECT -> TREES.createObjectNode();
            default -> secret;
        };
    }

    @Test
    void onDamagedObjectsTheScanRefusesWhatATreeReaderRefuses() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RandomJson json = new RandomJson(random);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(json.object());
            damaged.setCharAt(random.nextInt(damaged.length()), "{}[]\",:0x\\".charAt(random.nextInt(10)));
            String body = damaged.toString();
            boolean object = SCAN.scan(body.getBytes(UTF_8), PLAN) instanceof ScanResult.JsonObject;
            assertThat(object).as("seed %d, %s", seed, body).isEqualTo(isObject(body));
            refused += object ? 0 : 1;
        }
        assertThat(refused).as("seed %d: refused bodies", seed).isGreaterThan(2_000);
    }

    private static boolean isObject(String body) {
        try {
            return TREES.readTree(body).isObject();
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    static Stream<String> samples() {
        return Stream.concat(Samples.triggerIds().stream(), Samples.withoutKnownId().stream());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleHasTheSubjectATreeReaderFinds(String trigger) throws IOException {
        byte[] body = Samples.body(trigger);
        ScanResult.JsonObject found = (ScanResult.JsonObject) SCAN.scan(body, PLANS.of(trigger));
        assertThat(found.subject())
                .isEqualTo(SubjectReader.find(TREES.readValue(body, Map.class), Triggers.subjects(trigger))
                        .map(subject -> subject.id()));
    }

    @Test
    void amongPublishedTriggersOnlySavedSearchesAreWithoutASubject() {
        assertThat(Samples.triggerIds().stream()
                        .filter(trigger -> ((ScanResult.JsonObject) SCAN.scan(Samples.body(trigger), PLANS.of(trigger)))
                                .subject()
                                .isEmpty()))
                .containsExactly("idn:saved-search-complete");
    }
}
