package dev.mainsheet.processor.park;

import java.util.Comparator;

/** A delivery that is put away, as far as it is kept in memory. Owned by the thread of its park. */
final class Waiting {

    /** The next deadline first; never two alike. */
    static final Comparator<Waiting> BY_DEADLINE = Comparator.<Waiting>comparingLong(waiting -> waiting.deadline)
            .thenComparing(waiting -> waiting.key.topic())
            .thenComparing(waiting -> waiting.key.offset())
            .thenComparing(waiting -> waiting.key.unit());

    final UnitKey key;
    final long queue;
    final String tenant;

    /** When its event was appended, epoch milliseconds. */
    final long appendedAt;

    int bytes;
    String route;

    /** Epoch milliseconds. Not to be changed while it stands among the deadlines. */
    long deadline;

    State state = State.BEHIND;

    /** Whether its deadline has passed. */
    boolean overdue;

    /** While {@link State#ASKING}. */
    Asking asking;

    Waiting(UnitKey key, long queue, String tenant, Parked parked) {
        this.key = key;
        this.queue = queue;
        this.tenant = tenant;
        this.appendedAt = parked.appendedAt().toEpochMilli();
        waitFor(parked);
    }

    /** From now on it waits as {@code parked} says. */
    void waitFor(Parked parked) {
        route = parked.route();
        deadline = parked.deadline().toEpochMilli();
    }

    enum State {
        /** Others of its queue come first. */
        BEHIND,
        /** It is to be begun. */
        READY,
        /** Too many of its tenant ask already. */
        IN_LINE,
        ASKING,
        GONE
    }
}
