package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.Keeping;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Events handed to the producer, in that order. Lives on the intake's thread. */
final class Unacknowledged {

    private final Deque<Awaiting> inOrder = new ArrayDeque<>();

    Awaiting add(Duration within, Consumer<Keeping> answer, long nowNanos) {
        Awaiting awaiting = new Awaiting(nowNanos + within.toNanos(), answer);
        inOrder.addLast(awaiting);
        return awaiting;
    }

    /** Answers every overdue one with {@code keeping}, and says how many there were. */
    int expire(long nowNanos, Keeping keeping) {
        int overdue = 0;
        for (Awaiting awaiting : inOrder) {
            overdue += awaiting.isDue(nowNanos) && awaiting.answer(keeping) ? 1 : 0;
        }
        inOrder.removeIf(Awaiting::isAnswered);
        return overdue;
    }

    /** Answers all that still wait. */
    void giveUp(Keeping keeping) {
        inOrder.forEach(awaiting -> awaiting.answer(keeping));
        inOrder.clear();
    }
}
