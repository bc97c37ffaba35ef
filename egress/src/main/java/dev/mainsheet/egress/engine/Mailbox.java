package dev.mainsheet.egress.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The one thread that owns the dispatcher, as seen from anywhere: whoever has something to tell it posts a message. It is
 * also the dispatcher's only clock, so that a test can be both.
 */
public interface Mailbox {

    /** Runs {@code message} on the dispatcher's thread, after those posted before. May be called from any thread. */
    void post(Runnable message);

    /** Posts {@code message} once {@code delay} has passed. */
    void after(Duration delay, Runnable message);

    /** Nanoseconds of an arbitrary origin, never going back. */
    long nanos();

    /** The time of day, for stamps only. */
    Instant now();
}
