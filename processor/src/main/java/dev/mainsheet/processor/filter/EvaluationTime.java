package dev.mainsheet.processor.filter;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that the expressions of one event may take. They run on the stream thread, inside a transaction that the broker
 * aborts after ten seconds: a hundred events (one poll's worth) that each use all of this must still fit.
 */
public final class EvaluationTime {

    /** The most that one expression may take. */
    static final Duration PER_EXPRESSION = Duration.ofMillis(50);

    /** The most that all expressions of one event may take. */
    static final Duration PER_EVENT = Duration.ofMillis(75);

    private final LongSupplier nanos;
    private final long end;

    /**
     * Starts now.
     *
     * @param nanos a clock in nanoseconds, see {@link ThreadTime}
     */
    public EvaluationTime(LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + PER_EVENT.toNanos();
    }

    /** The deadline of the next expression. */
    public Deadline next() {
        long ownEnd = nanos.getAsLong() + PER_EXPRESSION.toNanos();
        return new Deadline(nanos, ownEnd - end > 0 ? end : ownEnd);
    }
}
