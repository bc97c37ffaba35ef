package dev.mainsheet.ingress.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * New events that wait in memory while the last of the journal is sent on: under load it would never run empty otherwise.
 * They wait for a short time, and if that was not enough, the next ones not again for a while.
 */
final class Hold {

    /** Few enough to be sent on while others wait. */
    private static final int NEARLY_EMPTY = 64;

    private static final Duration AT_MOST = Duration.ofMillis(300);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final List<Waiting> held = new ArrayList<>();
    private boolean on;
    private long sinceNanos;
    private long notBeforeNanos;

    Hold(long nowNanos) {
        this.notBeforeNanos = nowNanos;
    }

    boolean isOn() {
        return on;
    }

    void add(Waiting waiting) {
        held.add(waiting);
    }

    /** @param left in the journal, or on the way there */
    boolean mayBegin(long left, long nowNanos) {
        return !on && left <= NEARLY_EMPTY && nowNanos - notBeforeNanos >= 0;
    }

    void begin(long nowNanos) {
        on = true;
        sinceNanos = nowNanos;
    }

    boolean isOver(long nowNanos) {
        return on && nowNanos - sinceNanos > AT_MOST.toNanos();
    }

    /** What waited, in order. */
    List<Waiting> end() {
        on = false;
        List<Waiting> ended = List.copyOf(held);
        held.clear();
        return ended;
    }

    /** The same, before the journal was empty. */
    List<Waiting> breakOff(long nowNanos) {
        notBeforeNanos = nowNanos + AGAIN_AFTER.toNanos();
        return end();
    }
}
