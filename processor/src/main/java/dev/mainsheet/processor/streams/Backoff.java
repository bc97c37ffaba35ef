package dev.mainsheet.processor.streams;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, up to a minute. Owned by one thread. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The wait after one more failure. */
    Duration next() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        return wait;
    }

    /** It works again. */
    void reset() {
        next = FIRST;
    }
}
