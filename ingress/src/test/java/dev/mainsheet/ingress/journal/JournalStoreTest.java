package dev.mainsheet.ingress.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.intake.StoreTrouble;
import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.JournalLook;
import dev.mainsheet.runtime.journal.Quarantine;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on its thread, on real files. */
class JournalStoreTest {

    private static final int PARTITIONS = 4;
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    @TempDir
    Path parent;

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private JournalStore store;

    private JournalStore open(long maxBytes) throws IOException {
        Path directory = Files.createDirectories(parent.resolve("0"));
        store = new JournalStore(
                "test",
                Journal.open(directory, maxBytes),
                new Quarantine(parent.resolve(Quarantine.NAME)),
                new DiskProbe(directory),
                Runnable::run);
        return store;
    }

    @AfterEach
    void close() {
        store.close(ENOUGH);
    }

    private static Event event(int number, int bytes) {
        String id = "e" + number;
        String key = Event.key("default", "s" + number % 9, id);
        return new Event(
                id, "t", "default", key, Instant.EPOCH, Origin.LIVE, null, false, false, null, new byte[bytes]);
    }

    private void append(int number, int bytes) {
        store.append(
                List.of(event(number, bytes)),
                refused -> answers.add("e" + number
                        + refused.map(trouble -> " " + trouble.kind()).orElse("")));
    }

    /** The store's thread is busy until the latch is counted down. */
    private CountDownLatch busy() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        store.probe(found -> {
            entered.countDown();
            awaitQuietly(free);
        });
        entered.await();
        return free;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> answered(int count) {
        await().atMost(ENOUGH).until(() -> answers.size() >= count);
        return List.copyOf(answers);
    }

    @Test
    void whatComesWhileTheDiskIsBusyIsWrittenTogetherAndAnsweredInOrder() throws Exception {
        open(1 << 20);
        CountDownLatch free = busy();
        append(0, 10);
        store.rewind(PARTITIONS, left -> answers.add("rewound with " + left));
        for (int i = 1; i < 100; i++) {
            append(i, 10);
        }
        free.countDown();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.add("e" + i);
        }
        // All were written in the turn of the first, before the rewind.
        expected.add("rewound with 100");
        assertThat(answered(101)).isEqualTo(expected);
    }

    @Test
    void aPartitionsEntriesAreReadInTheOrderTheyWereAppended() throws Exception {
        open(1 << 20);
        for (int i = 0; i < 90; i++) {
            append(i, 10);
        }
        Queue<Stored> read = new ConcurrentLinkedQueue<>();
        store.rewind(PARTITIONS, left -> answers.add("rewound with " + left));
        for (int p = 0; p < PARTITIONS; p++) {
            int partition = p;
            store.read(p, found -> found.match(read::addAll, trouble -> answers.add(partition + " " + trouble.why())));
        }
        await().atMost(ENOUGH).until(() -> read.size() == 90);
        int[] latest = new int[9];
        for (Stored stored : read) {
            int number = Integer.parseInt(stored.event().id().substring(1));
            assertThat(number).isGreaterThanOrEqualTo(latest[number % 9]);
            latest[number % 9] = number;
        }
    }

    @Test
    void ofEventsWrittenTogetherThoseForWhichThereIsRoomAreTakenWhenNotAllFit() throws Exception {
        open(4_000);
        CountDownLatch free = busy();
        append(0, 1_000);
        append(1, 5_000);
        append(2, 1_000);
        free.countDown();
        assertThat(answered(3)).containsExactly("e0", "e1 FULL", "e2");
    }

    @Test
    void aFullJournalSaysSoWhenItIsTriedAndHasRoomOnceItIsCleared() throws Exception {
        open(70_000);
        append(0, 10_000);
        store.probe(found -> answers.add("probed: " + found.map(StoreTrouble::kind)));
        store.clear();
        store.probe(found -> answers.add("probed: " + found.map(StoreTrouble::kind)));
        assertThat(answered(3))
                .containsExactly("e0", "probed: " + Optional.of(StoreTrouble.Kind.FULL), "probed: " + Optional.empty());
    }

    @Test
    void closingDoesWhatWasAskedForAndWhatIsAskedAfterwardsIsRefused() throws Exception {
        open(1 << 20);
        CountDownLatch free = busy();
        for (int i = 0; i < 20; i++) {
            append(i, 10);
        }
        Thread closing = new Thread(() -> store.close(ENOUGH));
        closing.start();
        await().atMost(ENOUGH).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        free.countDown();
        closing.join(ENOUGH.toMillis());
        assertThat(answers).hasSize(20).doesNotContain("e0 BROKEN");
        append(20, 10);
        assertThat(answered(21)).last().isEqualTo("e20 BROKEN");
        assertThat(JournalLook.slots(parent))
                .singleElement()
                .satisfies(slot -> assertThat(slot.entries()).isEqualTo(20));
    }

    @Test
    void howFarAPartitionIsDoneIsOnTheDiskOnceItIsClosed() throws Exception {
        open(1 << 20);
        append(0, 10);
        append(9, 10);
        store.rewind(1, left -> answers.add("rewound with " + left));
        store.read(
                0, found -> found.match(entries -> store.done(0, entries.get(0).next()), trouble -> {}));
        answered(3);
        store.probe(found -> answers.add("probed"));
        answered(4);
        store.close(ENOUGH);
        open(1 << 20);
        store.rewind(1, left -> answers.add("rewound with " + left));
        assertThat(answered(5)).last().isEqualTo("rewound with 1");
    }

    @Test
    void whatIsPutAsideLiesInAFileOfItsOwnBeforeTheAnswer() throws Exception {
        open(1 << 20);
        store.quarantine(event(3, 10), trouble -> answers.add("aside " + trouble.isEmpty()));
        assertThat(answered(1)).containsExactly("aside true");
        assertThat(JournalLook.quarantined(parent))
                .singleElement()
                .satisfies(aside -> assertThat(aside.file()).hasFileName("e3.event"));
    }
}
