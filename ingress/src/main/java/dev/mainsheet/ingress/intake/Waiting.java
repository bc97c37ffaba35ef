package dev.mainsheet.ingress.intake;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.function.Consumer;

/** An event whose sender waits. */
final class Waiting {

    private final Event event;
    private final Consumer<Keeping> answer;
    private final long sinceNanos;
    private long deadlineNanos;
    private boolean settled;

    Waiting(Event event, long sinceNanos, Duration within, Consumer<Keeping> answer) {
        this.event = event;
        this.sinceNanos = sinceNanos;
        this.deadlineNanos = sinceNanos + within.toNanos();
        this.answer = answer;
    }

    Event event() {
        return event;
    }

    /** Whether Kafka's answer for it does not matter any more. */
    boolean isSettled() {
        return settled;
    }

    /** From now on the journal answers for it. */
    void settle() {
        settled = true;
    }

    boolean waitsLongerThan(Duration time, long nowNanos) {
        return nowNanos - sinceNanos > time.toNanos();
    }

    boolean isDue(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    void waitNoLongerThan(long nanos) {
        deadlineNanos = nanos - deadlineNanos < 0 ? nanos : deadlineNanos;
    }

    void answer(Keeping keeping) {
        settled = true;
        answer.accept(keeping);
    }
}
