package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A journal as {@link dev.mainsheet.ingress.journal.JournalStore} offers it: one thing after the other on a thread of its
 * own, appends that wait written together, answers a moment later in the same order.
 */
final class SimStore implements Store {

    private static final int READ_ENTRIES = 128;
    private static final long READ_BYTES = 1024 * 1024;
    private static final long CHECKPOINT_EVERY_MILLIS = 1_000;

    private final SimSlot slot;
    private final VirtualTime time;
    private final Life life;
    private final Random random;
    private final Deque<Work> queue = new ArrayDeque<>();
    private final List<Append> asked = new ArrayList<>();
    private Optional<Runnable> whenIdle = Optional.empty();
    private boolean busy;
    private long lastAnswerAt;

    private record Append(List<Event> events, Consumer<Optional<StoreTrouble>> done) {}

    /** Something to do; it may fail as files do. */
    private interface OnDisk {
        void run() throws IOException;
    }

    private record Work(long millis, OnDisk what) {}

    SimStore(SimSlot slot, VirtualTime time, Life life, Random random) {
        this.slot = slot;
        this.time = time;
        this.life = life;
        this.random = random;
        life.after(CHECKPOINT_EVERY_MILLIS, this::checkpoint);
    }

    private void checkpoint() {
        ask(1, () -> {
            if (!slot.isBroken()) {
                slot.disk.checkpoint();
            }
        });
        life.after(CHECKPOINT_EVERY_MILLIS, this::checkpoint);
    }

    private void ask(long millis, OnDisk what) {
        queue.addLast(new Work(slot.slow ? millis * 10 : millis, what));
        goOn();
    }

    private void goOn() {
        if (busy) {
            return;
        }
        if (queue.isEmpty()) {
            whenIdle.ifPresent(idle -> answer(idle));
            whenIdle = Optional.empty();
            return;
        }
        busy = true;
        Work next = queue.removeFirst();
        life.after(next.millis(), () -> {
            run(next.what());
            busy = false;
            goOn();
        });
    }

    private static void run(OnDisk what) {
        try {
            what.run();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private void answer(Runnable answer) {
        lastAnswerAt = Math.max(lastAnswerAt, time.elapsedMillis() + random.nextInt(2));
        life.after(lastAnswerAt - time.elapsedMillis(), answer);
    }

    @Override
    public void append(List<Event> events, Consumer<Optional<StoreTrouble>> done) {
        asked.add(new Append(events, done));
        if (asked.size() == 1) {
            ask(1 + random.nextInt(8), this::appendAsked);
        }
    }

    private void appendAsked() throws IOException {
        List<Append> together = List.copyOf(asked);
        asked.clear();
        Optional<StoreTrouble> trouble = writeTrouble();
        for (Append append : together) {
            if (trouble.isEmpty()) {
                slot.disk.append(append.events());
            }
            answer(() -> append.done().accept(trouble));
        }
    }

    private Optional<StoreTrouble> writeTrouble() {
        if (slot.isBroken()) {
            return Optional.of(new StoreTrouble(StoreTrouble.Kind.BROKEN, "The journal cannot be written."));
        }
        return slot.isFull()
                ? Optional.of(new StoreTrouble(StoreTrouble.Kind.FULL, "The journal is full."))
                : Optional.empty();
    }

    @Override
    public void rewind(int partitions, Consumer<Long> left) {
        ask(1, () -> {
            long entries = slot.disk.rewind(partitions);
            answer(() -> left.accept(entries));
        });
    }

    @Override
    public void read(int partition, Consumer<Read> done) {
        ask(random.nextInt(2), () -> {
            Read read = slot.isBroken()
                    ? new Read.Failed(new StoreTrouble(StoreTrouble.Kind.BROKEN, "The journal cannot be read."))
                    : new Read.Entries(slot.disk.read(partition, READ_ENTRIES, READ_BYTES));
            answer(() -> done.accept(read));
        });
    }

    @Override
    public void done(int partition, Place place) {
        ask(0, () -> slot.disk.done(partition, place));
    }

    @Override
    public void quarantine(Event event, Consumer<Optional<StoreTrouble>> done) {
        ask(3, () -> {
            Optional<StoreTrouble> trouble = writeTrouble().filter(found -> found.kind() == StoreTrouble.Kind.BROKEN);
            if (trouble.isEmpty()) {
                slot.quarantine.add(event.id());
            }
            answer(() -> done.accept(trouble));
        });
    }

    @Override
    public void probe(Consumer<Optional<StoreTrouble>> done) {
        ask(3, () -> {
            Optional<StoreTrouble> trouble = writeTrouble();
            answer(() -> done.accept(trouble));
        });
    }

    @Override
    public void clear() {
        ask(2, slot.disk::clear);
    }

    /** Does what was asked for, and then {@code idle}. */
    void close(Runnable idle) {
        ask(1, slot.disk::checkpoint);
        whenIdle = Optional.of(idle);
    }

    /** As the process is killed: of what was being written some entries may be on the disk, though nobody was told. */
    void crash() {
        List<Event> writing =
                asked.stream().flatMap(append -> append.events().stream()).toList();
        run(() -> {
            if (!slot.isBroken() && !slot.isFull()) {
                slot.disk.append(writing.subList(0, random.nextInt(writing.size() + 1)));
            }
            slot.disk.crash();
        });
    }
}
