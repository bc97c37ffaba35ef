package dev.mainsheet.egress.engine;

import java.time.Duration;

/**
 * The organisation's budget: at most so many sends in any second, over all listeners. Remembers when the last second's
 * worth of sends happened; the next one is free when the oldest of them is long enough ago. A bucket that refills evenly
 * would let a full bucket and its refill pass within one second, twice the rate, and the receiver counts.
 *
 * <p>Starts empty and fills as it goes: another instance may have spent the second before. Not thread-safe: owned by the
 * dispatcher's thread.
 */
public final class RateBudget {

    /** A second and a little: requests that leave a second apart may arrive closer together. */
    private static final long SECOND = Duration.ofMillis(1_010).toNanos();

    /** When each of the last sends happened, in the clock's nanoseconds; {@link #oldest} is the longest ago. */
    private final long[] sends;

    private int oldest;

    /**
     * @param perSecond the rate; 0 is no limit
     * @param now the clock, in nanoseconds of an arbitrary origin
     */
    public RateBudget(int perSecond, long now) {
        sends = new long[perSecond];
        for (int i = 0; i < perSecond; i++) {
            sends[i] = now - SECOND + SECOND * (i + 1) / perSecond;
        }
    }

    /** How long until a send is free; zero if one is now. */
    public Duration untilFree(long now) {
        return sends.length == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, sends[oldest] + SECOND - now));
    }

    /** Spends one, which must be free. */
    public void spend(long now) {
        if (sends.length == 0) {
            return;
        }
        sends[oldest] = now;
        oldest = (oldest + 1) % sends.length;
    }
}
