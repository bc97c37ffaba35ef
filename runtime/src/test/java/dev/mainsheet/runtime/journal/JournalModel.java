package dev.mainsheet.runtime.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A journal beside what it must hold: for each partition the ids that are not done, in order. */
final class JournalModel {

    private final Path directory;
    private final Random random;
    private final int partitions;
    private final List<Deque<String>> undone = new ArrayList<>();
    private final List<Integer> read = new ArrayList<>();
    private Journal journal;
    private int number;

    JournalModel(Path directory, Random random, int partitions) {
        this.directory = directory;
        this.random = random;
        this.partitions = partitions;
        for (int p = 0; p < partitions; p++) {
            undone.add(new ArrayDeque<>());
            read.add(0);
        }
    }

    void run(int steps) throws Exception {
        reopen();
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> append();
                case 3, 4, 5 -> readAndFinish(random.nextInt(partitions));
                case 6 -> rewind();
                default -> reopen();
            }
        }
        rewind();
        for (int p = 0; p < partitions; p++) {
            while (!undone.get(p).isEmpty()) {
                readAndFinish(p);
                rewind();
            }
        }
        assertThat(journal.rewind(partitions)).isZero();
        journal.close();
    }

    private void append() throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            Event event = event(number++);
            events.add(event);
            undone.get(KeyHash.partition(KeyHash.of(event.key().getBytes(UTF_8)), partitions))
                    .add(event.id());
        }
        journal.append(events);
    }

    private Event event(int n) {
        byte[] body = "x".repeat(random.nextInt(200)).getBytes(UTF_8);
        String key = "default|s" + random.nextInt(20);
        return new Event("e" + n, "t", "default", key, Instant.EPOCH, Origin.LIVE, null, false, false, null, body);
    }

    private void readAndFinish(int p) throws Exception {
        List<Stored> some = journal.read(p, 1 + random.nextInt(6), 1 + random.nextInt(400));
        List<String> expected = undone.get(p).stream().skip(read.get(p)).toList();
        assertThat(some.stream().map(stored -> stored.event().id()).toList())
                .isEqualTo(expected.subList(0, some.size()));
        assertThat(some.isEmpty()).isEqualTo(expected.isEmpty());
        read.set(p, read.get(p) + some.size());
        if (random.nextBoolean()) {
            return;
        }
        // As acknowledgements come: up to some entry, everything before it too.
        if (!some.isEmpty()) {
            journal.done(p, some.get(some.size() - 1).next());
            for (int i = read.get(p); i > 0; i--) {
                undone.get(p).remove();
            }
            read.set(p, 0);
        }
        if (random.nextBoolean()) {
            journal.checkpoint();
        }
    }

    private void rewind() {
        long left = undone.stream().mapToLong(Deque::size).sum();
        assertThat(journal.rewind(partitions)).isEqualTo(left);
        for (int p = 0; p < partitions; p++) {
            read.set(p, 0);
        }
    }

    private void reopen() throws Exception {
        if (journal != null) {
            journal.checkpoint();
            journal.close();
        }
        journal = Journal.open(directory, 1L << 30, 700);
        rewind();
    }
}
