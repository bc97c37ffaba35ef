package dev.mainsheet.egress.engine;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * One listener's side of the dispatcher: which subjects are ready, how many are in flight, and how much lies in memory for
 * it. Each listener has bounds of its own, so that one that is down fills only its own share.
 */
final class Outlet {

    private final String listener;
    private final int maxInFlight;
    private final BodyLimit limit;
    private final ArrayDeque<Subject> ready = new ArrayDeque<>();
    private int inFlight;
    private int bodies;
    private long bytes;
    private boolean full;

    Outlet(String listener, int maxInFlight, BodyLimit limit) {
        this.listener = listener;
        this.maxInFlight = maxInFlight;
        this.limit = limit;
    }

    String listener() {
        return listener;
    }

    /** A subject's head may be sent. */
    void ready(Subject subject) {
        ready.addLast(subject);
    }

    /** The subject that has been ready longest, now in flight; none if nothing is ready or enough is in flight. */
    Optional<Subject> take() {
        if (inFlight >= maxInFlight) {
            return Optional.empty();
        }
        Subject subject = ready.pollFirst();
        while (subject != null && !subject.lane().isOpen()) {
            subject = ready.pollFirst();
        }
        if (subject != null) {
            inFlight++;
        }
        return Optional.ofNullable(subject);
    }

    void landed(int flights) {
        inFlight -= flights;
    }

    int inFlight() {
        return inFlight;
    }

    void hold(int size) {
        bodies++;
        bytes += size;
    }

    void release(int count, long size) {
        bodies -= count;
        bytes -= size;
    }

    int bodies() {
        return bodies;
    }

    /** Whether no more may be polled for it. Once full it stays so until half is gone: pausing is not free. */
    boolean isFull() {
        full = full
                ? bodies > limit.bodies() / 2 || bytes > limit.bytes() / 2
                : bodies > limit.bodies() || bytes > limit.bytes();
        return full;
    }
}
