package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.Keeping;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Events handed to the producer, in that order. All may wait equally long, so the first is the first to be overdue. Lives on
 * the intake's thread.
 */
final class Unacknowledged {

    private final long waitNanos;
    private final Deque<Awaiting> inOrder = new ArrayDeque<>();

    Unacknowledged(Duration wait) {
        this.waitNanos = wait.toNanos();
    }

    Awaiting add(Consumer<Keeping> answer, long nowNanos) {
        Awaiting awaiting = new Awaiting(nowNanos + waitNanos, answer);
        inOrder.addLast(awaiting);
        return awaiting;
    }

    /** Answers every overdue one with {@code keeping}, and says how many there were. */
    int expire(long nowNanos, Keeping keeping) {
        int overdue = 0;
        while (!inOrder.isEmpty()
                && (inOrder.peekFirst().isAnswered() || inOrder.peekFirst().isDue(nowNanos))) {
            overdue += inOrder.removeFirst().answer(keeping) ? 1 : 0;
        }
        return overdue;
    }

    /** Answers all that still wait. */
    void giveUp(Keeping keeping) {
        inOrder.forEach(awaiting -> awaiting.answer(keeping));
        inOrder.clear();
    }
}
