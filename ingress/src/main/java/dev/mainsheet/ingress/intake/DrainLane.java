package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One partition of a drain: what was sent and is not acknowledged, in order. */
final class DrainLane {

    /** Entries on their way; a read brings up to as many again. */
    private static final int WINDOW = 128;

    /** So that all partitions of a journal full of the largest events, and of an adopted one, fit the producer's memory. */
    private static final long WINDOW_BYTES = 256 * 1024;

    private final int partition;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private long bytesUnderWay;
    private boolean reading;
    private boolean mayHaveMore = true;

    /** An entry on its way. */
    static final class Sent {
        private final Place next;
        private final int bytes;
        private final long sentAtNanos;
        private boolean finished;

        private Sent(Place next, int bytes, long sentAtNanos) {
            this.next = next;
            this.bytes = bytes;
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
        return !reading && mayHaveMore && underWay.size() < WINDOW && bytesUnderWay < WINDOW_BYTES;
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

    Sent add(Stored stored, long nowNanos) {
        Sent sent = new Sent(stored.next(), stored.event().body().length, nowNanos);
        underWay.addLast(sent);
        bytesUnderWay += sent.bytes;
        return sent;
    }

    /** One is finished; the place before which all are now, if that moved. */
    Optional<Place> finish(Sent sent) {
        sent.finished = true;
        Optional<Place> moved = Optional.empty();
        while (!underWay.isEmpty() && underWay.peekFirst().finished) {
            Sent first = underWay.removeFirst();
            bytesUnderWay -= first.bytes;
            moved = Optional.of(first.next);
        }
        return moved;
    }

    boolean waitsSince(long nowNanos, long limitNanos) {
        return !underWay.isEmpty() && nowNanos - underWay.peekFirst().sentAtNanos >= limitNanos;
    }
}
