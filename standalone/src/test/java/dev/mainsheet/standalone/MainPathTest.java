package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mainsheet.schemas.Interaction;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.Schemas;
import dev.mainsheet.schemas.Triggers;
import dev.mainsheet.schemas.Verdict;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import dev.mainsheet.testkit.sailpoint.SailPointSender.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from SailPoint's POST to Moveworks, in one JVM on a real broker. */
class MainPathTest {

    private static final String EVERYTHING = "[{name: everything, triggers: ['*'], listeners: [default]}]";
    private static final String EVERYTHING_RAW =
            "[{name: everything, triggers: ['*'], listeners: [default], payload: raw}]";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void everyEventReachesTheListenerOnceUnderTheIdItWasAcknowledgedWith() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING)) {
            List<String> kept = new ArrayList<>();
            for (Posted sample : bodies()) {
                kept.add(mainsheet.keep(sample.trigger(), sample.body()));
            }
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mainsheet.moveworks.accepted()).hasSize(kept.size()));
            assertThat(mainsheet.moveworks.accepted())
                    .extracting(MainPathTest::id)
                    .containsExactlyInAnyOrderElementsOf(kept);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(mainsheet.topics().receipts())
                            .extracting(receipt -> receipt.eventId())
                            .containsExactlyInAnyOrderElementsOf(kept));
            Schema schema = deliverySchema();
            assertThat(mainsheet.moveworks.accepted())
                    .allSatisfy(delivery -> assertThat(
                                    schema.validate(delivery.body().orElseThrow(), InputFormat.JSON))
                            .isEmpty());
        }
    }

    @Test
    void withoutARouteEveryEventIsKeptNoneIsSentAndEachHasItsOutcome() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, "[]")) {
            List<String> kept = new ArrayList<>();
            for (Posted sample : bodies()) {
                kept.add(mainsheet.keep(sample.trigger(), sample.body()));
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(mainsheet.topics().outcomes())
                            .hasSize(kept.size())
                            .allSatisfy(outcome -> {
                                assertThat(outcome.outcome()).isEqualTo(Verdict.FILTERED);
                                assertThat(outcome.reason()).isEqualTo(Reason.NO_ROUTE);
                                assertThat(outcome.listener()).isEqualTo(Outcome.NO_LISTENER);
                            })
                            .extracting(Outcome::eventId)
                            .containsExactlyInAnyOrderElementsOf(kept));
            assertThat(mainsheet.moveworks.deliveries()).isEmpty();
            assertThat(mainsheet.topics().records("sailpoint.events")).hasSize(kept.size());
        }
    }

    @Test
    void aTriggerThatAsksForAnAnswerIsToldThatItNeedsAPolicy() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING)) {
            for (String trigger : Samples.triggerIds()) {
                if (Triggers.find(trigger).orElseThrow().interaction() == Interaction.REQUEST_RESPONSE) {
                    Answer answer = mainsheet.post(trigger, Samples.body(trigger));
                    assertThat(answer.status()).isEqualTo(501);
                    assertThat(answer.body()).contains("remedy");
                }
            }
        }
    }

    @Test
    void theLargestBodyIsDeliveredRawAndNothingBehindItWaits() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING_RAW)) {
            byte[] largest = identityCreated("big", 1_000_000);
            mainsheet.keep("idn:identity-created", largest);
            mainsheet.keep("idn:identity-created", identityCreated("big", 200));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mainsheet.moveworks.accepted()).hasSize(2));
            assertThat(mainsheet.moveworks.accepted().get(0).bodyBytes()).isEqualTo(1_000_000);
        }
    }

    @Test
    void theLargestBodyInAnEnvelopeIsDeadForItsSizeAndNothingBehindItWaits() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING)) {
            String large = mainsheet.keep("idn:identity-created", identityCreated("big", 1_000_000));
            String behind = mainsheet.keep("idn:identity-created", identityCreated("big", 200));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(mainsheet.moveworks.accepted())
                            .extracting(MainPathTest::id)
                            .containsExactly(behind));
            assertThat(mainsheet.topics().outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.eventId()).isEqualTo(large);
                assertThat(outcome.outcome()).isEqualTo(Verdict.DEAD);
                assertThat(outcome.reason()).isEqualTo(Reason.TOO_LARGE);
            });
            assertThat(mainsheet.topics().records("mainsheet.deadletters")).hasSize(1);
        }
    }

    @Test
    void perSubjectTheListenerSeesTheOrderOfAcknowledgement() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING)) {
            Map<String, List<String>> acknowledged = new HashMap<>();
            for (int i = 0; i < 1000; i++) {
                String subject = "subject-" + random.nextInt(50);
                String body =
                        "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"n\"},\"changes\":[{\"n\":%d}]}"
                                .formatted(subject, i);
                String id = mainsheet.keep("idn:identity-attributes-changed", body.getBytes(StandardCharsets.UTF_8));
                acknowledged.computeIfAbsent(subject, any -> new ArrayList<>()).add(id);
            }
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mainsheet.moveworks.accepted()).hasSize(1000));
            Map<String, List<String>> delivered = new HashMap<>();
            for (ReceivedDelivery delivery : mainsheet.moveworks.accepted()) {
                JsonNode body = delivery.json();
                delivered
                        .computeIfAbsent(body.at("/subject/id").asText(), any -> new ArrayList<>())
                        .add(body.get("id").asText());
            }
            assertThat(delivered).isEqualTo(acknowledged);
        }
    }

    @Test
    void theSameChangeTwiceIsDeliveredOnceAndTheSecondNamesTheFirst() throws Exception {
        try (RunningMainsheet mainsheet = RunningMainsheet.with(directory, EVERYTHING)) {
            String first = mainsheet.keep("idn:identity-created", identityCreated("twice", 200));
            String second = mainsheet.keep("idn:identity-created", identityCreated("twice", 200));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(mainsheet.topics().outcomes())
                            .singleElement()
                            .satisfies(outcome -> {
                                assertThat(outcome.eventId()).isEqualTo(second);
                                assertThat(outcome.outcome()).isEqualTo(Verdict.DUPLICATE);
                                assertThat(outcome.duplicateOf()).isEqualTo(first);
                            }));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(mainsheet.moveworks.accepted())
                            .extracting(MainPathTest::id)
                            .containsExactly(first));
        }
    }

    private record Posted(String trigger, byte[] body) {}

    /**
     * One of every fire-and-forget kind; and, where the environment names a folder of them, further payloads, each under
     * its own trigger id or its file's name.
     */
    private static List<Posted> bodies() throws IOException {
        List<Posted> bodies = new ArrayList<>();
        Samples.triggerIds().forEach(trigger -> bodies.add(new Posted(trigger, Samples.body(trigger))));
        Samples.withoutKnownId().forEach(name -> bodies.add(new Posted(name, Samples.body(name))));
        String more = System.getenv("SAILPOINT_SAMPLES");
        if (more != null) {
            try (Stream<Path> files = Files.walk(Path.of(more, "triggers"))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    bodies.add(new Posted(trigger(file), Files.readAllBytes(file)));
                }
            }
        }
        bodies.removeIf(posted -> Triggers.find(posted.trigger())
                .map(kind -> kind.interaction() == Interaction.REQUEST_RESPONSE)
                .orElse(false));
        System.out.println(bodies.size() + " bodies");
        return bodies;
    }

    /** {@code idn-identity-created.meta-and-nulls.json} is one of {@code idn:identity-created}. */
    private static String trigger(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\..*", "");
        return Samples.triggerIds().stream()
                .filter(id -> id.replace(':', '-').equals(stem))
                .findFirst()
                .orElse(stem);
    }

    /** An event of exactly {@code size} bytes. */
    private static byte[] identityCreated(String subject, int size) {
        String head = "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"" + subject
                + "\",\"name\":\"n\"},\"attributes\":{\"x\":\"";
        String tail = "\"}}";
        return (head + "x".repeat(size - head.length() - tail.length()) + tail).getBytes(StandardCharsets.US_ASCII);
    }

    private static Schema deliverySchema() throws Exception {
        try (InputStream file = Schemas.open(Schemas.DELIVERY_BODY)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static String id(ReceivedDelivery delivery) {
        return delivery.json().get("id").asText();
    }
}
