package dev.mainsheet.processor.park;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The deliveries of one task that wait for people, or behind others that do. What waits lies in the store; in memory are
 * keys, sizes, and the enquiries of those whose turn it is. A park made anew over the same store goes on where the other
 * ended.
 *
 * <p>Owned by one thread, the task's. Answers come on others: they go through the mailbox, and those to a closed park are
 * read by nobody. No method waits.
 */
public final class Park implements AutoCloseable {

    /** While a park stood still nobody could be asked: everyone gets this long, even if their deadline passed meanwhile. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ParkStore store;
    private final UnitReader reader;
    private final Inquiries inquiries;
    private final ParkCounts counts;
    private final Cap cap;
    private final Queues queues = new Queues();
    private final Deadlines deadlines = new Deadlines();
    private final Turns turns;

    /** Oldest first. */
    private final Set<Waiting> all = new LinkedHashSet<>();

    private final Deque<Waiting> ready = new ArrayDeque<>();

    /** As many answers as there are questions, and no more: see {@link ParkLimits#maxAsking}. */
    private final Queue<Asking.Reply> mailbox = new ConcurrentLinkedQueue<>();

    private final long patientUntil;
    private boolean closed;

    /**
     * Takes up what lies in {@code store}.
     *
     * @param now epoch milliseconds, here and in all methods
     */
    public Park(
            ParkStore store,
            UnitReader reader,
            Inquiries inquiries,
            ParkLimits limits,
            Gate gate,
            ParkCounts counts,
            long now) {
        this.store = store;
        this.reader = reader;
        this.inquiries = inquiries;
        this.counts = counts;
        this.cap = new Cap(limits, gate);
        this.turns = new Turns(limits.maxAsking());
        this.patientUntil = now + GRACE.toMillis();
        store.forEach(this::takeUp);
        queues.heads().forEach(this::makeReady);
    }

    private void takeUp(UnitKey key, byte[] value) {
        Parked parked = ParkedCodec.read(value);
        Unit unit = reader.open(key, parked);
        add(new Waiting(key, unit.queue(), unit.tenant(), parked), value.length);
    }

    /** Whether nothing waits there: a delivery that needs nobody may pass. */
    public boolean isFree(long queue) {
        return queues.isFree(queue);
    }

    /** Whether nothing waits at all. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Finishes a delivery at once if all is known and nothing of its queue waits; else it waits from now on. */
    public void take(Unit unit, Ask first, long now) {
        if (!isFree(unit.queue())) {
            put(unit, first, now).ifPresent(head -> advance(head, unit, Optional.of(first), now));
            return;
        }
        Optional<Asking> left = goOn(unit, Optional.of(first));
        if (left.isEmpty()) {
            counts.passed();
        } else {
            put(unit, left.get().ask(), now).ifPresent(head -> stay(head, left.get()));
        }
    }

    /** Puts it away; empty unless it is at the head of its queue. */
    private Optional<Waiting> put(Unit unit, Ask ask, long now) {
        Instant deadline = Instant.ofEpochMilli(now).plus(ask.longest());
        Parked parked = unit.parked(ask.route(), deadline);
        byte[] value = ParkedCodec.write(parked);
        if (!store.fits(value)) {
            unit.tooLarge();
            return Optional.empty();
        }
        store.put(unit.key(), value);
        counts.parked();
        Waiting waiting = new Waiting(unit.key(), unit.queue(), unit.tenant(), parked);
        return add(waiting, value.length) ? Optional.of(waiting) : Optional.empty();
    }

    /** Whether it is at the head of its queue. */
    private boolean add(Waiting waiting, int bytes) {
        waiting.bytes = bytes;
        all.add(waiting);
        deadlines.add(waiting);
        cap.add(UnitKey.BYTES + bytes);
        return queues.add(waiting);
    }

    /**
     * Does a little of what there is to do: takes an answer, begins a delivery whose turn has come, looks at a deadline.
     *
     * @return whether there may be more
     */
    public boolean step(long now) {
        if (closed) {
            return false;
        }
        boolean answered = takeAnswer(now);
        boolean begun = beginNext(now);
        boolean expired = expireNext(now);
        return answered || begun || expired;
    }

    private boolean takeAnswer(long now) {
        Asking.Reply reply = mailbox.poll();
        if (reply == null) {
            return false;
        }
        Asking asking = reply.to();
        asking.take(reply, mailbox);
        if (!asking.isClosed() && asking.isComplete()) {
            Waiting waiting = asking.waiting();
            stopAsking(waiting);
            Unit unit = open(waiting);
            advance(waiting, unit, unit.finish(asking.people()), now);
        }
        return true;
    }

    private boolean beginNext(long now) {
        Waiting waiting = ready.poll();
        if (waiting == null) {
            return false;
        }
        Unit unit = open(waiting);
        advance(waiting, unit, unit.begin(), now);
        callNext(waiting.tenant);
        return true;
    }

    private boolean expireNext(long now) {
        Optional<Waiting> next = now < patientUntil ? Optional.empty() : deadlines.next(now);
        next.ifPresent(waiting -> {
            switch (waiting.state) {
                case IN_LINE -> makeReady(waiting);
                case ASKING -> letGo(waiting, now);
                case BEHIND, READY, GONE -> {
                    // Seen when its turn comes.
                }
            }
        });
        return next.isPresent();
    }

    private void letGo(Waiting waiting, long now) {
        Asking asking = waiting.asking;
        if (asking.ask().afterwards() == Ask.Afterwards.LET_GO) {
            stopAsking(waiting);
            Unit unit = open(waiting);
            advance(waiting, unit, unit.overdue(asking.people()), now);
        }
    }

    private Unit open(Waiting waiting) {
        return reader.open(waiting.key, ParkedCodec.read(store.get(waiting.key)));
    }

    /** Goes as far as is known with one whose turn it is; then it has ended, or waits for what is not known. */
    private void advance(Waiting waiting, Unit unit, Optional<Ask> next, long now) {
        Optional<Asking> left = goOn(unit, next);
        if (left.isEmpty()) {
            remove(waiting);
            return;
        }
        Asking asking = left.get();
        Ask ask = asking.ask();
        if (!ask.route().equals(waiting.route) && !keepFor(ask, waiting, unit, now)) {
            return;
        }
        if (waiting.overdue && ask.afterwards() == Ask.Afterwards.LET_GO) {
            advance(waiting, unit, unit.overdue(asking.people()), now);
        } else {
            stay(waiting, asking);
        }
    }

    /** Who has to be asked then; nobody, if the unit has ended. */
    private Optional<Asking> goOn(Unit unit, Optional<Ask> first) {
        Optional<Ask> next = first;
        while (next.isPresent()) {
            Asking asking = new Asking(next.get(), inquiries);
            if (!asking.isComplete()) {
                return Optional.of(asking);
            }
            next = unit.finish(asking.people());
        }
        return Optional.empty();
    }

    /** Another route wants it, and has its own time; whether that could be written down. */
    private boolean keepFor(Ask ask, Waiting waiting, Unit unit, long now) {
        Parked parked = unit.parked(ask.route(), Instant.ofEpochMilli(now).plus(ask.longest()));
        byte[] value = ParkedCodec.write(parked);
        if (!store.fits(value)) {
            unit.tooLarge();
            remove(waiting);
            return false;
        }
        store.put(waiting.key, value);
        deadlines.remove(waiting);
        waiting.waitFor(parked);
        deadlines.add(waiting);
        cap.remove(UnitKey.BYTES + waiting.bytes);
        cap.add(UnitKey.BYTES + value.length);
        waiting.bytes = value.length;
        return true;
    }

    private void stay(Waiting waiting, Asking asking) {
        if (turns.take(waiting)) {
            waiting.state = Waiting.State.ASKING;
            waiting.asking = asking;
            asking.start(waiting, mailbox);
        } else {
            waiting.state = Waiting.State.IN_LINE;
        }
    }

    private void stopAsking(Waiting waiting) {
        waiting.asking.close();
        waiting.asking = null;
        turns.giveBack(waiting.tenant);
        callNext(waiting.tenant);
    }

    /** One who is called may find that all is known by now, and leave the turn to the next. */
    private void callNext(String tenant) {
        turns.next(tenant).ifPresent(this::makeReady);
    }

    private void makeReady(Waiting waiting) {
        waiting.state = Waiting.State.READY;
        ready.add(waiting);
    }

    private void remove(Waiting waiting) {
        store.delete(waiting.key);
        waiting.state = Waiting.State.GONE;
        all.remove(waiting);
        deadlines.remove(waiting);
        cap.remove(UnitKey.BYTES + waiting.bytes);
        counts.released();
        queues.remove(waiting).forEach(this::makeReady);
    }

    public ParkState state() {
        Optional<Instant> oldest = all.stream().findFirst().map(waiting -> Instant.ofEpochMilli(waiting.appendedAt));
        return new ParkState(cap.entries(), cap.bytes(), oldest, deadlines.overdue(), cap.isFull());
    }

    /** Asks nothing any more; what waits stays in the store. */
    @Override
    public void close() {
        closed = true;
        all.stream()
                .filter(waiting -> waiting.state == Waiting.State.ASKING)
                .forEach(waiting -> waiting.asking.close());
        mailbox.clear();
    }
}
