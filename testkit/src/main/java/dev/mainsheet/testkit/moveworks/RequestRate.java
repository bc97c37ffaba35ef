package dev.mainsheet.testkit.moveworks;

import java.util.function.LongSupplier;

/**
 * The organisation-wide limit: one bucket over all listeners, holding one second's worth. Moveworks documents the number
 * of requests per second and neither burst nor window; a bucket is the kindest reading, and the limit a sender must keep
 * under any reading is the same. Refused requests cost nothing. One thread only: the event loop.
 */
final class RequestRate {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double available;
    private long filledAt;

    /**
     * @param perSecond 0 sets no limit
     * @param nanoTime a clock that only goes forward
     */
    RequestRate(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.available = perSecond;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Whether one more request is within the limit; it counts if so. */
    boolean admits() {
        if (perSecond == 0) {
            return true;
        }
        long now = nanoTime.getAsLong();
        available = Math.min(perSecond, available + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (available < 1) {
            return false;
        }
        available -= 1;
        return true;
    }
}
