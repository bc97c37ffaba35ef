package dev.mainsheet.ingress;

import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps events durably, and in the order in which it was given them. */
public interface Intake {

    /** How long the sender of an event may be kept waiting: SailPoint gives up after 10 s. */
    Duration USUAL_WAIT = Duration.ofSeconds(3);

    /**
     * Keeps {@code event}. May be called from any thread and does not block it.
     *
     * @param within how long Kafka has for it
     * @param answer gets what became of it, exactly once and within a bounded time, on a thread of the intake's: it must
     *     not block. {@link Keeping.Kept} only after the event lies durably
     */
    void keep(Event event, Duration within, Consumer<Keeping> answer);

    /** Whether an event would be kept now; readiness. */
    CheckResult check();
}
