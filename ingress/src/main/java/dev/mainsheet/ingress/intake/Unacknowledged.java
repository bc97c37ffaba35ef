package dev.mainsheet.ingress.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Events given to Kafka that it has not acknowledged, in the order they were received. */
final class Unacknowledged {

    /** In this time Kafka answers when all is well. */
    private static final Duration USUALLY_WITHIN = Duration.ofMillis(250);

    private final Room room;
    private final Deque<Waiting> inOrder = new ArrayDeque<>();

    /** @param room they share with everything else that is under way */
    Unacknowledged(Room room) {
        this.room = room;
    }

    void add(Waiting waiting) {
        inOrder.addLast(waiting);
    }

    /** Lets go of those that are settled, as far as none before them is not. */
    void forgetSettled() {
        while (!inOrder.isEmpty() && inOrder.peekFirst().isSettled()) {
            inOrder.removeFirst();
        }
    }

    /** Why the journal should take them over now, if it should. */
    Optional<String> isTooMuch(long nowNanos) {
        int late = 0;
        long lateBytes = 0;
        for (Waiting waiting : inOrder) {
            if (waiting.isSettled()) {
                continue;
            }
            if (waiting.isDue(nowNanos)) {
                return Optional.of("Kafka did not acknowledge an event in time");
            }
            if (waiting.waitsLongerThan(USUALLY_WITHIN, nowNanos)) {
                late++;
                lateBytes += waiting.event().body().length;
            }
        }
        return room.runsOut(late, lateBytes)
                ? Optional.of("Kafka acknowledges nothing, and many events wait for it")
                : Optional.empty();
    }

    void waitNoLongerThan(long nanos) {
        inOrder.forEach(waiting -> waiting.waitNoLongerThan(nanos));
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** All that still wait, in order; none is here afterwards. */
    List<Waiting> takeAll() {
        List<Waiting> all = new ArrayList<>();
        for (Waiting waiting : inOrder) {
            if (!waiting.isSettled()) {
                all.add(waiting);
            }
        }
        inOrder.clear();
        return all;
    }
}
