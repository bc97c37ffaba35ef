package dev.mainsheet.processor.lookup.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The one thread that owns a {@link LookupDesk}, as seen from anywhere: whoever has something to tell it posts a step. It is
 * also the desk's only clock, so that a test can be both.
 */
public interface Loop {

    /** Events are received by other clocks; nothing depends on how much longer ago than this one was. */
    Duration LONG_AGO = Duration.ofDays(1_000);

    /** Runs {@code step} on the owner's thread, after those posted before. May be called from any thread. */
    void post(Runnable step);

    /** Runs {@code step} once {@code delay} has passed, and forgets what was set before. On the owner's thread alone. */
    void alarm(Duration delay, Runnable step);

    /** Nanoseconds of an arbitrary origin, never going back. May be called from any thread. */
    long nanos();

    /** The time of day. May be called from any thread. */
    Instant now();

    /**
     * When that was, in {@link #nanos}. Another's clock may have said so: what it places in the future is now, or nothing
     * asked for from now on would ever be recent enough.
     */
    default long nanosAt(Instant stamp) {
        Instant now = now();
        if (!stamp.isBefore(now)) {
            return nanos();
        }
        Instant earliest = now.minus(LONG_AGO);
        return nanos()
                - Duration.between(stamp.isBefore(earliest) ? earliest : stamp, now)
                        .toNanos();
    }
}
