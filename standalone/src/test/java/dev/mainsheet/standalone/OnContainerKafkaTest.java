package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.schemas.Interaction;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.Triggers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;

/** The whole way, from SailPoint's POST to Moveworks, on the apache/kafka container. */
@Tag("containers")
class OnContainerKafkaTest {

    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final String EVERYTHING = "[{name: everything, triggers: ['*'], listeners: [default]}]";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void everyEventReachesTheListenerOnceUnderTheIdItWasAcknowledgedWith() throws Exception {
        long begin = System.nanoTime();
        try (KafkaContainer kafka = new KafkaContainer(IMAGE)) {
            kafka.start();
            long kafkaUp = System.nanoTime();
            Setup setup = Setup.in(directory, Optional.of(kafka.getBootstrapServers()));
            RunningMainsheet mainsheet = RunningMainsheet.with(setup, EVERYTHING);
            List<String> kept = new ArrayList<>();
            long mainsheetUp = System.nanoTime();
            long delivered;
            try (mainsheet) {
                for (String sample : fireAndForget()) {
                    kept.add(mainsheet.keep(sample, Samples.body(sample)));
                }
                assertThat(kept).isNotEmpty().doesNotHaveDuplicates();
                await().atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(mainsheet.moveworks.accepted()).hasSizeGreaterThanOrEqualTo(kept.size()));
                delivered = System.nanoTime();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(mainsheet.topics().receipts())
                                .extracting(receipt -> receipt.eventId())
                                .containsExactlyInAnyOrderElementsOf(kept));
            }
            // Mainsheet has stopped: nothing can arrive any more. Every arrival counts, accepted or not.
            assertThat(mainsheet.moveworks.deliveries())
                    .extracting(delivery -> delivery.json().get("id").asText())
                    .containsExactlyInAnyOrderElementsOf(kept);
            assertThat(mainsheet.moveworks.accepted()).hasSize(kept.size());
            assertThat(directory.resolve("data").resolve("broker")).doesNotExist();
            System.out.printf(
                    "%s: %d acknowledged, %d delivered, each once; Kafka up in %d ms, Mainsheet up in %d ms,"
                            + " first post to last delivery %d ms%n",
                    IMAGE,
                    kept.size(),
                    mainsheet.moveworks.deliveries().size(),
                    millis(begin, kafkaUp),
                    millis(kafkaUp, mainsheetUp),
                    millis(mainsheetUp, delivered));
        }
    }

    private static List<String> fireAndForget() {
        Stream<String> known = Samples.triggerIds().stream()
                .filter(trigger -> Triggers.find(trigger).orElseThrow().interaction() == Interaction.FIRE_AND_FORGET);
        return Stream.concat(known, Samples.withoutKnownId().stream()).toList();
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
