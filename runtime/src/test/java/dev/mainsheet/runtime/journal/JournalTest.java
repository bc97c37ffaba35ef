package dev.mainsheet.runtime.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final int PARTITIONS = 3;
    private static final long LARGE = 1L << 30;

    @TempDir
    Path directory;

    private static Event event(int number) {
        return event(number, "{\"n\":%d}".formatted(number));
    }

    private static Event event(int number, String body) {
        return new Event(
                "id-" + number,
                "idn:identity-created",
                "default",
                "default|s" + number % 7,
                Instant.ofEpochMilli(1_000 + number),
                Origin.LIVE,
                null,
                false,
                number % 2 == 1,
                null,
                body.getBytes(UTF_8));
    }

    private static List<Event> events(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(event(i));
        }
        return events;
    }

    /** All that is left, partition after partition. */
    private static List<Stored> readAll(Journal journal) throws IOException {
        List<Stored> all = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            for (List<Stored> some = journal.read(p, 4, LARGE); !some.isEmpty(); some = journal.read(p, 4, LARGE)) {
                all.addAll(some);
            }
        }
        return all;
    }

    private static List<String> ids(List<Stored> stored) {
        return stored.stream().map(entry -> entry.event().id()).toList();
    }

    @Test
    void whatIsAppendedComesBackInOrderWithinItsPartitionAlsoAfterAReopen() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE, 300)) {
            for (int i = 0; i < 100; i += 5) {
                journal.append(events(i, i + 5));
            }
        }
        try (Journal journal = Journal.open(directory, LARGE, 300)) {
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(100);
            List<Integer> before = new ArrayList<>(List.of(-1, -1, -1, -1, -1, -1, -1));
            List<Stored> all = readAll(journal);
            assertThat(all).hasSize(100);
            for (Stored stored : all) {
                int number = Integer.parseInt(stored.event().id().substring(3));
                assertThat(before.set(number % 7, number)).isLessThan(number);
                assertThat(stored.event().body()).isEqualTo(event(number).body());
                assertThat(stored.event().receivedAt()).isEqualTo(event(number).receivedAt());
            }
        }
    }

    @Test
    void aLastEntryCutShortAnywhereIsCutOffAndTheOnesBeforeItAreThere() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(List.of(event(0), event(4)));
        }
        Path file = Segments.files(directory).get(0);
        byte[] two = Files.readAllBytes(file);
        try (Journal journal = Journal.open(directory, LARGE)) {
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(2);
        }
        int one = (two.length - Segment.MAGIC.length) / 2 + Segment.MAGIC.length;
        for (int length = 0; length < two.length; length++) {
            Path torn = Files.createDirectory(directory.resolve("torn-" + length));
            Files.write(torn.resolve(file.getFileName()), java.util.Arrays.copyOf(two, length));
            try (Journal journal = Journal.open(torn, LARGE)) {
                assertThat(journal.rewind(PARTITIONS))
                        .as("cut to %d bytes", length)
                        .isEqualTo(length < one ? 0 : 1);
                journal.append(events(2, 3));
                journal.rewind(PARTITIONS);
                assertThat(ids(readAll(journal))).contains("id-2");
            }
        }
    }

    @Test
    void anEntryThatHasChangedIsSkippedAndItsFileIsKept() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 3));
        }
        Path file = Segments.files(directory).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (Journal journal = Journal.open(directory, LARGE)) {
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(2);
            assertThat(ids(readAll(journal))).containsExactlyInAnyOrder("id-0", "id-2");
            journal.clear();
        }
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).hasBinaryContent(bytes);
    }

    @Test
    void aSegmentOfANewerVersionIsNeitherReadNorTouched() throws Exception {
        byte[] newer = Segment.MAGIC.clone();
        newer[newer.length - 1]++;
        Path file = Files.write(Segment.file(directory, 1), newer);
        assertThatThrownBy(() -> Journal.open(directory, LARGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer version");
        assertThat(Files.readAllBytes(file)).isEqualTo(newer);
    }

    @Test
    void overItsBoundItTakesNothingAndHasRoomAgainOnceEntriesAreDone() throws Exception {
        try (Journal journal = Journal.open(directory, 2_000, 500)) {
            int appended = 0;
            while (journal.bytes() < 1_800) {
                journal.append(List.of(event(appended++)));
            }
            String large = "x".repeat(400);
            assertThatThrownBy(() -> journal.append(List.of(event(99, large))))
                    .isInstanceOf(JournalFullException.class)
                    .hasMessageContaining("mainsheet.ingress.journal.max-bytes");
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(appended);
            doneWith(journal, readAll(journal));
            journal.checkpoint();
            journal.append(List.of(event(99, large)));
            assertThat(ids(readAll(journal))).containsExactly("id-99");
        }
    }

    private static void doneWith(Journal journal, List<Stored> stored) {
        for (Stored entry : stored) {
            int partition = KeyHash.partition(KeyHash.of(entry.event().key().getBytes(UTF_8)), PARTITIONS);
            journal.done(partition, entry.next());
        }
    }

    @Test
    void afterACrashOnlyWhatWasNotDoneIsSentAgainAndItIsInDoubt() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 20));
            journal.rewind(PARTITIONS);
            List<Stored> first = journal.read(0, 2, LARGE);
            assertThat(first)
                    .allSatisfy(entry -> assertThat(entry.event().doubt()).isFalse());
            doneWith(journal, first);
            journal.checkpoint();
        }
        try (Journal journal = Journal.open(directory, LARGE)) {
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(18);
            assertThat(readAll(journal))
                    .hasSize(18)
                    .allSatisfy(entry -> assertThat(entry.event().doubt()).isTrue());
            journal.append(events(20, 21));
            assertThat(readAll(journal))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.event().doubt()).isFalse());
        }
    }

    @Test
    void whatWasReadBeforeARewindIsInDoubtAndWhatWasNotIsNot() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(List.of(event(0), event(7), event(14)));
            journal.rewind(1);
            assertThat(journal.read(0, 2, LARGE)).hasSize(2);
            assertThat(journal.rewind(1)).isEqualTo(3);
            assertThat(journal.read(0, 9, LARGE).stream()
                            .map(entry -> entry.event().doubt())
                            .toList())
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void withAnotherNumberOfPartitionsNothingIsLeftOut() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 30));
            journal.rewind(5);
            for (int p = 0; p < 5; p++) {
                List<Stored> some = journal.read(p, 1, LARGE);
                if (!some.isEmpty()) {
                    journal.done(p, some.get(0).next());
                }
            }
            journal.rewind(PARTITIONS);
            assertThat(ids(readAll(journal))).contains("id-29").doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyItsOwnerMayReadItsFiles() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 1));
        }
        new Quarantine(directory.resolve("quarantine")).add(event(1));
        for (Path file : List.of(
                Segments.files(directory).get(0),
                directory.resolve("quarantine").resolve("id-1.event"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void clearedItLeavesNothingBehindAndNeverUsesANumberTwice() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 5));
            journal.rewind(PARTITIONS);
            doneWith(journal, readAll(journal));
            journal.checkpoint();
            journal.clear();
            assertThat(Segments.files(directory)).isEmpty();
            journal.append(events(5, 6));
            assertThat(Segment.number(Segments.files(directory).get(0))).isEqualTo(2);
            assertThat(ids(readAll(journal))).containsExactly("id-5");
        }
    }

    @Test
    void aCursorFileThatCannotBeReadMeansSendingAllAgain() throws Exception {
        try (Journal journal = Journal.open(directory, LARGE)) {
            journal.append(events(0, 5));
            journal.rewind(PARTITIONS);
            doneWith(journal, journal.read(0, 9, LARGE));
            journal.checkpoint();
        }
        Files.writeString(directory.resolve(Cursors.FILE), "x", StandardOpenOption.TRUNCATE_EXISTING);
        try (Journal journal = Journal.open(directory, LARGE)) {
            assertThat(journal.rewind(PARTITIONS)).isEqualTo(5);
        }
    }

    @Test
    void anyHistoryOfAppendsReadsRewindsAndCrashesLosesNothingAndKeepsOrder() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int history = 0; history < 30; history++) {
            Path own = Files.createDirectory(directory.resolve("history-" + history));
            JournalModel model = new JournalModel(own, random, PARTITIONS);
            try {
                model.run(200);
            } catch (AssertionError wrong) {
                throw new AssertionError("seed " + seed + ", history " + history, wrong);
            }
        }
    }
}
