package dev.mainsheet.processor.lookup.engine;

import java.time.Instant;

/**
 * One call of a directory.
 *
 * @param purpose why it was allowed
 * @param startedAt in the loop's nanoseconds
 * @param askedAt the same, by the time of day
 */
record Call(Inquiry inquiry, Purpose purpose, long startedAt, Instant askedAt) {

    enum Purpose {
        /** To have the answer. */
        ANSWER,
        /** To see whether the directory gives answers again, while others wait for that. */
        PROBE
    }

    boolean isProbe() {
        return purpose == Purpose.PROBE;
    }
}
