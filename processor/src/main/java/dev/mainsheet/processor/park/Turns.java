package dev.mainsheet.processor.park;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who of a tenant may ask. An enquiry takes memory and a question a place in the lookups' line, so that only so many are
 * under way; the tenants do not share them, because one whose directory is away must not keep the others from asking. Owned
 * by the thread of its park.
 */
final class Turns {

    private static final Line NOBODY = new Line();

    private final int most;
    private final Map<String, Line> lines = new HashMap<>();

    /** @param most of one tenant that ask at once */
    Turns(int most) {
        this.most = most;
    }

    /** Whether it may ask now; if not, it stands in line. */
    boolean take(Waiting waiting) {
        Line line = lines.computeIfAbsent(waiting.tenant, tenant -> new Line());
        if (line.asking < most) {
            line.asking++;
            return true;
        }
        line.behind.addLast(waiting);
        return false;
    }

    /** One has finished asking. */
    void giveBack(String tenant) {
        lines.get(tenant).asking--;
    }

    /** The first in line, if it may ask now. */
    Optional<Waiting> next(String tenant) {
        Line line = lines.getOrDefault(tenant, NOBODY);
        while (line.asking < most && !line.behind.isEmpty()) {
            Waiting next = line.behind.removeFirst();
            if (next.state == Waiting.State.IN_LINE) {
                return Optional.of(next);
            }
        }
        if (line.asking == 0 && line.behind.isEmpty()) {
            lines.remove(tenant);
        }
        return Optional.empty();
    }

    private static final class Line {
        private final Deque<Waiting> behind = new ArrayDeque<>();
        private int asking;
    }
}
