package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One partition of a drain: what was sent and is not acknowledged, in order. */
final class DrainLane {

    /** Entries on their way; a read brings up to as many again. */
    private static final int WINDOW = 128;

    private final int partition;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private boolean reading;
    private boolean mayHaveMore = true;

    /** An entry on its way. */
    static final class Sent {
        private final Place next;
        private final long sentAtNanos;
        private boolean finished;

        private Sent(Place next, long sentAtNanos) {
            this.next = next;
            this.sentAtNanos = sentAtNanos;
        }
    }

    DrainLane(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    boolean hasRoom() {
        return !reading && mayHaveMore && underWay.size() < WINDOW;
    }

    void mayHaveMore() {
        mayHaveMore = true;
    }

    /** A read was asked for; what is appended from now on it may miss. */
    void reads() {
        reading = true;
        mayHaveMore = false;
    }

    void hasRead(boolean nothing) {
        reading = false;
        mayHaveMore |= !nothing;
    }

    Sent add(Place next, long nowNanos) {
        Sent sent = new Sent(next, nowNanos);
        underWay.addLast(sent);
        return sent;
    }

    /** One is finished; the place before which all are now, if that moved. */
    Optional<Place> finish(Sent sent) {
        sent.finished = true;
        Optional<Place> moved = Optional.empty();
        while (!underWay.isEmpty() && underWay.peekFirst().finished) {
            moved = Optional.of(underWay.removeFirst().next);
        }
        return moved;
    }

    boolean waitsSince(long nowNanos, long limitNanos) {
        return !underWay.isEmpty() && nowNanos - underWay.peekFirst().sentAtNanos >= limitNanos;
    }
}
