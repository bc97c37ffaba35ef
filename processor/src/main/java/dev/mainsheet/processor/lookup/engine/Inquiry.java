package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One person whom a tenant's directory is asked for, and all who wait to hear. There is one call at a time for it, and one
 * answer for all whom it serves.
 */
final class Inquiry {

    private final Sought sought;

    /** Which of two that are due at one moment goes first. */
    private final long number;

    private final Set<OpenQuestion> waiting = new LinkedHashSet<>();
    private Optional<Failure.Kind> failure = Optional.empty();
    private int failures;
    private long due;
    private boolean inFlight;

    Inquiry(Sought sought, long number) {
        this.sought = sought;
        this.number = number;
    }

    Sought sought() {
        return sought;
    }

    Query query() {
        return sought.query();
    }

    void join(OpenQuestion open) {
        waiting.add(open);
    }

    /** Whether it was among those who wait. */
    boolean leave(OpenQuestion open) {
        return waiting.remove(open);
    }

    boolean isWanted() {
        return !waiting.isEmpty();
    }

    /** Whether nobody who waits would be surprised if there were no such person. */
    boolean mayBeGone() {
        return waiting.stream().allMatch(open -> open.question().mayBeGone());
    }

    /** Takes out those whom the answer serves; the others wait for another call. */
    List<OpenQuestion> served(Known known) {
        List<OpenQuestion> served = new ArrayList<>();
        waiting.removeIf(open -> known.serves(open.receivedAt()) && served.add(open));
        return served;
    }

    void failed(Failure why) {
        failure = Optional.of(why.kind());
        failures++;
    }

    /** It was answered: earlier failures do not count any more. */
    void forgive() {
        failure = Optional.empty();
        failures = 0;
    }

    int failures() {
        return failures;
    }

    /** Whether the last call failed, in such a way. */
    boolean failedLastBy(Predicate<Failure.Kind> way) {
        return failure.filter(way).isPresent();
    }

    void takeOff() {
        inFlight = true;
    }

    void land() {
        inFlight = false;
    }

    boolean isInFlight() {
        return inFlight;
    }

    void dueAt(long nanos) {
        due = nanos;
    }

    long due() {
        return due;
    }

    long number() {
        return number;
    }
}
