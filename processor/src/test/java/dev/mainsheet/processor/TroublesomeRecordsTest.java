package dev.mainsheet.processor;

import static dev.mainsheet.processor.LiveProcessor.event;
import static dev.mainsheet.processor.LiveProcessor.ids;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static dev.mainsheet.processor.topology.SampleRoutes.filtered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that have stopped pipelines like this one. */
class TroublesomeRecordsTest {

    private static final Route RAW = everything("raw", Payload.RAW, "hr");
    private static final Route ENVELOPE = everything("envelope", Payload.ENVELOPE, "hr");

    @TempDir
    Path state;

    @Test
    void aMillionBytesPassRawAndAreTooLargeInAnEnvelopeAndNothingBehindThemWaits() throws StartException {
        String body = "{\"text\":\"" + "x".repeat(999_989) + "\"}";
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(RAW))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", body));
            processor.send(event("e-2", "a", "{}"));

            assertThat(processor.deliveries(2))
                    .first()
                    .satisfies(large -> assertThat(large.value()).hasSize(1_000_000));
        }
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(ENVELOPE))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", body));
            processor.send(event("e-2", "a", "{}"));

            assertThat(ids(processor.deliveries(1))).containsExactly("e-2");
            assertThat(processor.outcomes(1)).extracting(Outcome::reason).containsExactly(Reason.TOO_LARGE);
            assertThat(processor.await(processor.topics.deadLetters(), 1))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value()).hasSize(1_000_000));
        }
    }

    /** Together they take longer than a transaction may. */
    @Test
    void anAttackOnAFilterEndsInDeadLettersAndTheNextEventPasses() throws StartException {
        Route attacked = filtered("attacked", "$[?($.name =~ /((a|aa)*)*c/)]", "hr");
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(attacked))) {
            for (int i = 0; i < 210; i++) {
                processor.send(event("e-" + i, "subject-" + i, "{\"name\":\"" + "a".repeat(60) + "\"}"));
            }
            processor.send(event("good", "subject-0", "{\"name\":\"aac\"}"));
            processor.flush();
            processor.start();

            assertThat(ids(processor.deliveries(1))).containsExactly("good");
            List<Outcome> outcomes = processor.outcomes(210);
            assertThat(outcomes).hasSize(210).allSatisfy(outcome -> {
                assertThat(outcome.outcome()).isEqualTo(Verdict.DEAD);
                assertThat(outcome.reason()).isEqualTo(Reason.FILTER_TIMEOUT);
            });
            assertThat(outcomes.stream().map(Outcome::eventId).collect(Collectors.toSet()))
                    .hasSize(210);
        }
    }

    @Test
    void aRecordOfALaterVersionIsHeldAndReadinessSaysWhichAndWhatToDo() throws StartException {
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(RAW))) {
            processor.startAndRun();
            RecordHeaders later = new RecordHeaders();
            later.add(HeaderNames.SCHEMA, "2".getBytes(StandardCharsets.UTF_8));
            processor.send(event("e-1", "a", "{}"));
            processor.send(event("e-2", "a", "{}"), later);

            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(() -> assertThat(processor.detail())
                            .contains(processor.topics.events() + ", partition 0, offset 1")
                            .contains("schema version 2")
                            .contains("upgrade the processor"));
            assertThat(processor.status()).isEqualTo(Status.DOWN);
            assertThat(processor.await(processor.topics.deadLetters(), 0)).isEmpty();
        }
    }

    @Test
    void recordsDeletedBeforeTheyWereProcessedAreNotPassedOver() throws Exception {
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(RAW))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", "{}"));
            processor.deliveries(1);
            processor.stop();
            processor.send(event("e-2", "a", "{}"));
            processor.send(event("e-3", "a", "{}"));
            processor.flush();
            try (Admin admin = LiveProcessor.admin()) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(processor.topics.events(), 0), RecordsToDelete.beforeOffset(2)))
                        .all()
                        .get();
            }
            processor.start();

            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(() -> assertThat(processor.detail())
                            .contains(processor.topics.events() + "-0")
                            .contains("--reset-offsets"));
            assertThat(ids(processor.deliveries(1))).containsExactly("e-1");
        }
    }
}
