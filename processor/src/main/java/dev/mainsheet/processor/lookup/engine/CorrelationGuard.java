package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Query;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees when people are looked for by the wrong thing: then most are not found, and without a guard each of them would be
 * reported as somebody whom the directory does not know. From 50 different people on, it looks at the last 500. Each has one
 * voice, the latest, so that one who is asked for all day does not outweigh the others; and who is not found where that is
 * no surprise has none.
 *
 * <p>While it holds, nobody is reported as not found. Somebody is asked for every 30 s, and once one is found it starts anew.
 */
final class CorrelationGuard {

    private static final int LEAST = 50;
    private static final int MOST = 500;
    private static final Duration PROBE_EVERY = Duration.ofSeconds(30);

    private final int maxNotFoundPercent;

    /** Who was found, in the order of the answers. */
    private final Map<Query, Boolean> found = new LinkedHashMap<>();

    private int notFound;
    private boolean holding;
    private long probeAt;

    CorrelationGuard(int maxNotFoundPercent) {
        this.maxNotFoundPercent = maxNotFoundPercent;
    }

    boolean isHolding() {
        return holding;
    }

    /** When the next probe may start, while it holds. */
    long probeAt() {
        return probeAt;
    }

    /** What an answer changed. */
    enum Turn {
        UNCHANGED,
        HOLDS,
        HOLDS_NO_MORE
    }

    /** Takes note of an answer, which is no failure. */
    Turn answered(Call call, Answer answer, long now) {
        if (holding) {
            return whileHolding(call, answer, now);
        }
        if (!(answer instanceof Answer.NotFound)) {
            note(call.inquiry().query(), true);
        } else if (!call.inquiry().mayBeGone()) {
            note(call.inquiry().query(), false);
        }
        if (found.size() < LEAST || notFound * 100 <= maxNotFoundPercent * found.size()) {
            return Turn.UNCHANGED;
        }
        holding = true;
        waitForProbe(now);
        return Turn.HOLDS;
    }

    /** Takes note of a call without an answer: a probe that says nothing is followed by the next in its own time. */
    void failed(Call call, long now) {
        if (holding && call.isProbe()) {
            waitForProbe(now);
        }
    }

    private void waitForProbe(long now) {
        probeAt = now + PROBE_EVERY.toNanos();
    }

    private Turn whileHolding(Call call, Answer answer, long now) {
        if (!call.isProbe()) {
            return Turn.UNCHANGED;
        }
        if (!(answer instanceof Answer.Found)) {
            waitForProbe(now);
            return Turn.UNCHANGED;
        }
        holding = false;
        notFound = 0;
        found.clear();
        return Turn.HOLDS_NO_MORE;
    }

    private void note(Query query, boolean isFound) {
        forget(found.remove(query));
        found.put(query, isFound);
        notFound += isFound ? 0 : 1;
        if (found.size() > MOST) {
            Iterator<Boolean> oldest = found.values().iterator();
            forget(oldest.next());
            oldest.remove();
        }
    }

    private void forget(Boolean wasFound) {
        if (Boolean.FALSE.equals(wasFound)) {
            notFound--;
        }
    }
}
