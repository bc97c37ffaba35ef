package dev.mainsheet.ingress.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Events given to Kafka that it has not acknowledged, in the order they were received. */
final class Unacknowledged {

    private final Deque<Waiting> inOrder = new ArrayDeque<>();

    void add(Waiting waiting) {
        inOrder.addLast(waiting);
    }

    /** Lets go of those that are settled, as far as none before them is not. */
    void forgetSettled() {
        while (!inOrder.isEmpty() && inOrder.peekFirst().isSettled()) {
            inOrder.removeFirst();
        }
    }

    boolean anyDue(long nowNanos) {
        for (Waiting waiting : inOrder) {
            if (!waiting.isSettled() && waiting.isDue(nowNanos)) {
                return true;
            }
        }
        return false;
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
