package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.Keeping;
import java.util.function.Consumer;

/** An event handed to the producer, whose sender waits. Lives on the intake's thread. */
final class Awaiting {

    private final long deadlineNanos;
    private final Consumer<Keeping> answer;
    private boolean answered;

    Awaiting(long deadlineNanos, Consumer<Keeping> answer) {
        this.deadlineNanos = deadlineNanos;
        this.answer = answer;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    /** Answers, and says whether this was the answer: only the first is one. */
    boolean answer(Keeping keeping) {
        if (answered) {
            return false;
        }
        answered = true;
        answer.accept(keeping);
        return true;
    }
}
