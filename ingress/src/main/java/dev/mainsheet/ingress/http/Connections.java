package dev.mainsheet.ingress.http;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections against their limit. Safe for any thread. */
final class Connections {

    private final int max;
    private final AtomicInteger open = new AtomicInteger();

    Connections(int max) {
        this.max = max;
    }

    /** How many are open now. */
    int open() {
        return open.get();
    }

    /** Counts one more, until {@link #closed}; whether it is within the limit. */
    boolean opened() {
        return open.incrementAndGet() <= max;
    }

    /** One of those that were opened is closed. */
    void closed() {
        open.decrementAndGet();
    }
}
