package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The directory away, and what else may go wrong just then. */
@Tag("kill")
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class PeopleOutageTest {

    private static final int EVENTS = 200;
    private static final Duration SILENT = Duration.ofMinutes(30);
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whatIsParkedOutlivesAKilledProcessor() throws Exception {
        try (ProcessorsApart apart = ProcessorsApart.in(directory, EVENTS, 100_000)) {
            ProcessorsApart.Instance first = apart.startProcessor();
            park(apart, first);
            first.process.kill9();
            apart.identityIq.latency(QUICK);
            apart.startProcessor();
            verify(apart, EVENTS);
        }
    }

    @Test
    void whatIsParkedComesBackFromTheChangelogWhenTheStoresAreGone() throws Exception {
        try (ProcessorsApart apart = ProcessorsApart.in(directory, EVENTS, 100_000)) {
            ProcessorsApart.Instance first = apart.startProcessor();
            park(apart, first);
            first.process.kill9();
            delete(apart.stateDirectory());
            apart.identityIq.latency(QUICK);
            apart.startProcessor();
            verify(apart, EVENTS);
        }
    }

    @Test
    void whatIsParkedMovesToAnotherInstance() throws Exception {
        try (ProcessorsApart apart = ProcessorsApart.in(directory, EVENTS, 100_000)) {
            ProcessorsApart.Instance first = apart.startProcessor();
            park(apart, first);
            ProcessorsApart.Instance second = apart.startProcessor();
            await("both hold some").atMost(WITHIN).until(() -> first.parked() > 0 && second.parked() > 0);
            first.process.kill9();
            await("the other holds all").atMost(WITHIN).until(() -> second.parked() == 2.0 * EVENTS);
            apart.identityIq.latency(QUICK);
            verify(apart, EVENTS);
        }
    }

    @Test
    void aWrongSecretHoldsDeliveriesAndTheCorrectedFileReleasesThem() throws Exception {
        try (ProcessorsApart apart = ProcessorsApart.in(directory, EVENTS, 100_000)) {
            Files.writeString(apart.secretFile, "an old secret");
            ProcessorsApart.Instance processor = apart.startProcessor();
            for (int number = 0; number < EVENTS; number++) {
                apart.post(ProcessorsApart.ENRICHED, number, number);
            }
            Pass.by(Duration.ofMinutes(1));
            assertThat(apart.deliveries("default")).isEmpty();
            assertThat(processor.management.ready()).isTrue();
            assertThat(processor.management.health()).contains("client-secret");
            Files.writeString(apart.secretFile, ProcessorsApart.SECRET);
            verify(apart, EVENTS);
        }
    }

    /** Five minutes are thirty times the transaction time-out, and more than the group waits for a poll. */
    @Test
    void aSilentDirectoryHoldsNobodyUpWhoNeedsNoPeople() throws Exception {
        Duration silence = Duration.ofSeconds(Integer.getInteger("mainsheet.silence", 300));
        try (ProcessorsApart apart = ProcessorsApart.in(directory, 1_000, 500)) {
            ProcessorsApart.Instance first = apart.startProcessor();
            apart.identityIq.latency(Duration.ZERO);
            PlainLoad before = PlainLoad.over(apart, 0, Duration.ofSeconds(30));
            apart.identityIq.latency(SILENT);
            int enriched = 0;
            // More than the cap of partition 0, for two routes each: its input is held back.
            for (; enriched < 1_500; enriched++) {
                apart.post(ProcessorsApart.ENRICHED, enriched, enriched, 0);
            }
            await("the park is full")
                    .atMost(WITHIN)
                    .until(() -> first.management.metric("mainsheet_processor_park_full") > 0);
            int tokensBefore = apart.identityIq.tokenRequests();
            PlainLoad during = PlainLoad.over(apart, before.posted(), silence.dividedBy(2));
            first.process.terminate();
            assertThat(first.process.exitsWithin(60)).isTrue();
            ProcessorsApart.Instance second = apart.startProcessor();
            PlainLoad after = PlainLoad.over(apart, before.posted() + during.posted(), silence.dividedBy(2));
            double steps = second.management.metric("mainsheet_processor_step_seconds_count");
            long longSteps = second.management.longerThan("mainsheet_processor_step_seconds", "0.05");
            int tokensSilent = apart.identityIq.tokenRequests() - tokensBefore;
            apart.identityIq.latency(QUICK);
            verify(apart, enriched);
            int tokens = apart.identityIq.tokenRequests() - tokensBefore - tokensSilent;
            await("all without lookup are delivered")
                    .atMost(WITHIN)
                    .until(() ->
                            apart.deliveries("plain").size() == before.posted() + during.posted() + after.posted());
            System.out.printf(
                    "silent for %d s: without lookup p99 %d ms before, %d and %d ms during; %d of %.0f steps took over"
                            + " 50 ms; token requests %d while silent, %d after%n",
                    silence.toSeconds(),
                    before.p99(),
                    during.p99(),
                    after.p99(),
                    longSteps,
                    steps,
                    tokensSilent,
                    tokens);
            assertThat(apart.output()).doesNotContain("ProducerEpoch").doesNotContain("ProducerFenced");
            assertThat(tokens).isLessThanOrEqualTo(1);
            assertThat(longSteps).isZero();
        }
    }

    private static void park(ProcessorsApart apart, ProcessorsApart.Instance processor) throws Exception {
        apart.identityIq.latency(SILENT);
        for (int number = 0; number < EVENTS; number++) {
            apart.post(ProcessorsApart.ENRICHED, number, number);
        }
        await("all are parked, for both listeners").atMost(WITHIN).until(() -> processor.parked() == 2.0 * EVENTS);
        await("and their offsets committed").atMost(WITHIN).until(apart::inputIsCommitted);
        assertThat(apart.deliveries("default")).isEmpty();
    }

    /** Every event at both listeners, once, with its person's email, in the order of its subject; and no dead letter. */
    private static void verify(ProcessorsApart apart, int events) {
        for (String listener : List.of("default", "second")) {
            await("all at " + listener)
                    .atMost(WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> apart.deliveries(listener).size() >= events);
            Map<String, Integer> latest = new HashMap<>();
            List<Integer> numbers = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> delivery : apart.deliveries(listener)) {
                JsonNode body = json(delivery);
                int number = body.at("/event/n").asInt();
                numbers.add(number);
                assertThat(body.at("/enrichment/status").asText()).isEqualTo("ok");
                assertThat(body.at("/recipient/email").asText())
                        .isEqualTo(apart.person(number).email().orElseThrow());
                Integer before = latest.put(body.at("/subject/id").asText(), number);
                assertThat(before == null || before < number).isTrue();
            }
            assertThat(numbers).hasSize(events).doesNotHaveDuplicates();
        }
        assertThat(apart.deadLetters()).isEmpty();
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Twenty events a second that need no people, and how long each took from its topic to the deliveries topic. */
    private record PlainLoad(int posted, long p99) {

        private static final Duration EVERY = Duration.ofMillis(50);

        static PlainLoad over(ProcessorsApart apart, int firstNumber, Duration time) throws Exception {
            int posted = 0;
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                // Partition 0 is the one that is held back.
                apart.post(ProcessorsApart.PLAIN, posted, firstNumber + posted, 1 + posted % 3);
                posted++;
                Pass.by(EVERY);
            }
            int all = firstNumber + posted;
            await("those without lookup")
                    .atMost(WITHIN)
                    .until(() -> apart.deliveries("plain").size() >= all);
            long[] took = apart.deliveries("plain").stream()
                    .filter(delivery -> json(delivery).at("/event/n").asInt() >= firstNumber)
                    .mapToLong(delivery -> delivery.timestamp()
                            - Long.parseLong(new String(delivery.headers()
                                    .lastHeader("mainsheet-received-at")
                                    .value())))
                    .sorted()
                    .toArray();
            return new PlainLoad(posted, took[(int) (took.length * 0.99)]);
        }
    }
}
