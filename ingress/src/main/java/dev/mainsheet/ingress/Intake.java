package dev.mainsheet.ingress;

import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.util.function.Consumer;

/** Keeps events durably, and in the order in which it was given them. */
public interface Intake {

    /**
     * Keeps {@code event}. May be called from any thread and does not block it.
     *
     * @param answer gets what became of it, exactly once and within a bounded time, on a thread of the intake's: it must
     *     not block. {@link Keeping.Kept} only after the event lies durably
     */
    void keep(Event event, Consumer<Keeping> answer);

    /** Whether an event would be kept now; readiness. */
    CheckResult check();
}
