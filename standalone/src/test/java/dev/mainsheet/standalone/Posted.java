package dev.mainsheet.standalone;

import java.time.Instant;
import java.util.Optional;

/**
 * One event a {@link SteadyLoad} posted, and what it was told.
 *
 * @param number of the event, from 0 in the order they were due; its body says it too
 * @param subject whom it is about
 * @param port of the ingress it was posted to
 * @param sentNanos when, on this JVM's {@link System#nanoTime}
 * @param endedNanos when the answer was there, or that none would come
 * @param endedAt the same by the clock
 * @param end what it was told
 */
record Posted(int number, String subject, int port, long sentNanos, long endedNanos, Instant endedAt, End end) {

    /** How the request ended. */
    sealed interface End {}

    /** @param eventId what the ingress calls the event */
    record Acknowledged(String eventId) implements End {}

    /** @param retryAfter as the header says it */
    record Refused(int status, Optional<String> retryAfter) implements End {}

    /** No connection, or it broke before the answer. */
    record Unanswered(String why) implements End {}

    boolean acknowledged() {
        return end instanceof Acknowledged;
    }

    long latencyNanos() {
        return endedNanos - sentNanos;
    }
}
