package dev.mainsheet.processor;

import static dev.mainsheet.processor.LiveProcessor.event;
import static dev.mainsheet.processor.LiveProcessor.ids;
import static dev.mainsheet.processor.topology.SampleRoutes.enriched;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.park.ParkLimits;
import dev.mainsheet.processor.park.UnitKey;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for people, on a real broker: restarts, lost disks, a full park. */
class ParkingTest {

    private static final Route PEOPLE = enriched("people", "hr");

    @TempDir
    Path state;

    private final SwitchedLookups directory = new SwitchedLookups();

    @Test
    void whatWaitsAtARestartArrivesAfterItOnceAndInOrder() throws StartException {
        try (LiveProcessor processor = people(PEOPLE)) {
            processor.startAndRun();
            send(processor, 200);
            awaitWaiting(processor, 200);
            processor.stop();
            processor.startAndRun();
            awaitWaiting(processor, 200);
            directory.answer();

            assertArrivedOnceAndInOrder(processor.deliveries(200), 200);
        }
    }

    @Test
    void whatWaitsComesBackFromTheChangelogWhenTheDiskIsLost() throws StartException, IOException {
        try (LiveProcessor processor = people(PEOPLE)) {
            processor.startAndRun();
            send(processor, 200);
            awaitWaiting(processor, 200);
            processor.stop();
            deleteState();
            processor.startAndRun();
            directory.answer();

            assertArrivedOnceAndInOrder(processor.deliveries(200), 200);
        }
    }

    @Test
    void twoRoutesOfOneEventToTwoListenersBothArriveAfterARestart() throws StartException {
        try (LiveProcessor processor = people(PEOPLE, enriched("more-people", "it"))) {
            processor.startAndRun();
            processor.send(person("e-1", "a", 1));
            awaitWaiting(processor, 2);
            processor.stop();
            processor.startAndRun();
            directory.answer();

            assertThat(ids(processor.deliveries(1))).containsExactly("e-1");
            assertThat(ids(processor.await(processor.topics.deliveries("it"), 1)))
                    .containsExactly("e-1");
        }
    }

    @Test
    void aSecondInstanceTakesOverWhatWaitsAndNothingArrivesTwice() throws StartException {
        try (LiveProcessor one = people(PEOPLE);
                LiveProcessor other = one.another()) {
            one.startAndRun();
            send(one, 200);
            awaitWaiting(one, 200);
            other.start();
            Awaitility.await().atMost(LiveProcessor.PATIENCE).until(() -> other.waiting() > 0);
            directory.answer();

            assertArrivedOnceAndInOrder(one.deliveries(200), 200);
        }
    }

    /** Longer than a transaction may take. */
    @Test
    void atTheCapOnlyThatPartitionStopsAndEverythingGoesOnWhenPeopleAreFound() throws StartException {
        Route raw = everything("raw", Payload.RAW, "it");
        try (LiveProcessor processor =
                LiveProcessor.with(state, 2, List.of(PEOPLE, raw), directory, new ParkLimits(100, 100_000_000))) {
            processor.startAndRun();
            String stopped = subjectOf(0);
            String flowing = subjectOf(1);
            directory.knowWho(name -> name.equals(flowing));
            for (int i = 0; i < 1_500; i++) {
                processor.send(person("stopped-" + i, stopped, i));
            }
            processor.flush();
            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(() -> assertThat(processor.detail("park")).contains("partitions 0"));
            assertThat(processor.status()).isEqualTo(Status.DEGRADED);
            long full = System.nanoTime();
            int flowed = 0;
            int most = 0;
            while (System.nanoTime() - full < Duration.ofSeconds(12).toNanos()) {
                processor.send(person("flowing-" + flowed, flowing, flowed));
                flowed++;
                assertThat(processor.deliveries(flowed)).hasSize(flowed);
                most = Math.max(most, processor.waiting());
            }
            assertThat(most).isBetween(100, 100 + 200 + 100);
            assertThat(processor.status()).isEqualTo(Status.DEGRADED);

            directory.answer();

            List<String> arrived = ids(processor.deliveries(1_500 + flowed));
            assertThat(arrived).hasSize(1_500 + flowed).doesNotHaveDuplicates();
            assertThat(arrived.stream().filter(id -> id.startsWith("stopped")).toList())
                    .containsExactlyElementsOf(IntStream.range(0, 1_500)
                            .mapToObj(i -> "stopped-" + i)
                            .toList());
            Awaitility.await().atMost(LiveProcessor.PATIENCE).until(() -> processor.status() == Status.UP);
        }
    }

    @Test
    void whatALaterVersionHasPutAwayIsHeldAndReadinessSaysWhatToDo() throws Exception {
        try (LiveProcessor processor = people(PEOPLE)) {
            processor.startAndRun();
            send(processor, 20);
            awaitWaiting(processor, 20);
            processor.stop();
            deleteState();
            byte[] later = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            processor.toChangelog("parked", 0, new UnitKey((byte) 0, 1_000_000, 1).bytes(), later);
            processor.start();

            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(() -> assertThat(processor.detail("processor"))
                            .contains("store parked of partition 0")
                            .contains("schema version 2")
                            .contains("upgrade the processor"));
            assertThat(processor.status()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void theStreamThreadIsNeverKeptForLongWhetherPeopleAreFoundOrNot() throws StartException {
        try (LiveProcessor processor = people(PEOPLE)) {
            processor.startAndRun();
            send(processor, 200);
            awaitWaiting(processor, 200);
            directory.answer();
            processor.deliveries(200);
            processor.stop();
            directory.fallSilent();
            processor.startAndRun();

            try (MachinePauses pauses = new MachinePauses()) {
                for (int i = 0; i < 2_000; i++) {
                    processor.send(person("late-" + i, "subject-" + i % 700, i));
                }
                awaitWaiting(processor, 2_000);
                directory.answer();
                processor.deliveries(2_200);

                for (String kind : List.of("process", "release")) {
                    double longest = processor
                            .registry()
                            .get("mainsheet.processor.step")
                            .tag("kind", kind)
                            .timer()
                            .max(TimeUnit.MILLISECONDS);
                    assertThat(longest).as(kind).isPositive().isLessThan(50 + pauses.longestMillis());
                }
            }
        }
    }

    private LiveProcessor people(Route... routes) {
        return LiveProcessor.with(state, 2, List.of(routes), directory, LiveProcessor.MUCH);
    }

    private static void send(LiveProcessor processor, int count) {
        for (int i = 0; i < count; i++) {
            processor.send(person("e-" + i, "subject-" + i % 20, i));
        }
        processor.flush();
    }

    private static Event person(String id, String subject, int number) {
        return event(
                id,
                subject,
                "{\"identity\":{\"id\":\"" + subject + "\",\"name\":\"" + subject + "\"},\"n\":" + number + "}");
    }

    private static String subjectOf(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "subject-" + i)
                .filter(subject ->
                        Utils.toPositive(Utils.murmur2(("default|" + subject).getBytes(StandardCharsets.UTF_8))) % 2
                                == partition)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitWaiting(LiveProcessor processor, int count) {
        Awaitility.await().atMost(LiveProcessor.PATIENCE).until(() -> processor.waiting() == count);
    }

    private static void assertArrivedOnceAndInOrder(List<ConsumerRecord<byte[], byte[]>> deliveries, int count) {
        assertThat(ids(deliveries)).hasSize(count).doesNotHaveDuplicates();
        List<List<Integer>> bySubject = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String subject = "default|subject-" + i;
            bySubject.add(deliveries.stream()
                    .filter(delivery -> new String(delivery.key(), StandardCharsets.UTF_8).equals(subject))
                    .map(ParkingTest::number)
                    .toList());
        }
        assertThat(bySubject)
                .allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(count / 20));
    }

    private static int number(ConsumerRecord<byte[], byte[]> delivery) {
        String body = new String(delivery.value(), StandardCharsets.UTF_8);
        return Integer.parseInt(body.replaceAll(".*\"n\":(\\d+).*", "$1"));
    }

    private void deleteState() throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(state)) {
                    Files.delete(path);
                }
            }
        }
    }
}
