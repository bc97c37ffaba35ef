package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Attempts;
import dev.mainsheet.egress.Parcel;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * What waits for one subject at one listener, in the order of the log. Its head is ready, in flight or waiting for its
 * next attempt; what stands behind waits until the head's receipt is acknowledged. That is the whole of "in order".
 */
final class Subject {

    private final Lane lane;
    private final String key;
    private final ArrayDeque<Parcel.Deliverable> waiting = new ArrayDeque<>();
    private Attempts attempts;
    private boolean heldUp;

    Subject(Lane lane, String key, Instant now) {
        this.lane = lane;
        this.key = key;
        this.attempts = Attempts.none(now);
    }

    Lane lane() {
        return lane;
    }

    String key() {
        return key;
    }

    void add(Parcel.Deliverable parcel) {
        waiting.addLast(parcel);
    }

    Parcel.Deliverable head() {
        return waiting.getFirst();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The attempts made with the head. */
    Attempts attempts() {
        return attempts;
    }

    /** The head is being sent. */
    void attempted(Instant now) {
        attempts = attempts.another(now);
    }

    /** Whether the head has failed and keeps the others waiting. */
    boolean heldUp() {
        return heldUp;
    }

    void holdUp() {
        heldUp = true;
    }

    /** The head has ended: the next one stands there, untried. */
    Parcel.Deliverable finishHead(Instant now) {
        attempts = Attempts.none(now);
        heldUp = false;
        return waiting.removeFirst();
    }

    /** Nothing of it will be sent any more. */
    void forget() {
        waiting.clear();
    }
}
