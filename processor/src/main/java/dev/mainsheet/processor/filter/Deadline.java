package dev.mainsheet.processor.filter;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When one evaluation has to end. It is asked at every step, so it reads the clock only at every {@value #ASKS_PER_LOOK}th:
 * the steps between two looks take microseconds. Owned by the thread that evaluates.
 */
public final class Deadline {

    private static final int ASKS_PER_LOOK = 256;

    private final LongSupplier nanos;
    private final long end;
    private int asks;

    /**
     * @param nanos a clock in nanoseconds, see {@link ThreadTime}
     * @param end its reading at which the time is over
     */
    Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /** A deadline that lies {@code time} ahead. */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /**
     * To be called at every step.
     *
     * @throws OutOfTimeException if the time is over
     */
    void check() {
        if (++asks % ASKS_PER_LOOK == 0 && nanos.getAsLong() - end > 0) {
            throw new OutOfTimeException();
        }
    }
}
