package dev.mainsheet.processor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the machine itself kept a thread from running that only wanted to wake up: what a test of durations must not
 * take for its subject's doing.
 */
final class MachinePauses implements AutoCloseable {

    private static final long NAP_NANOS = Duration.ofMillis(1).toNanos();

    private final AtomicLong longest = new AtomicLong();
    private final Thread sleeper = new Thread(this::nap, "machine-pauses");
    private volatile boolean closed;

    MachinePauses() {
        sleeper.setDaemon(true);
        sleeper.start();
    }

    private void nap() {
        while (!closed) {
            long began = System.nanoTime();
            LockSupport.parkNanos(NAP_NANOS);
            longest.accumulateAndGet(System.nanoTime() - began - NAP_NANOS, Math::max);
        }
    }

    long longestMillis() {
        return Duration.ofNanos(longest.get()).toMillis();
    }

    @Override
    public void close() {
        closed = true;
    }
}
