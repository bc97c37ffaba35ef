package dev.mainsheet.processor.park;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** When whoever waits has waited for long enough, and who has. Owned by the thread of its park. */
final class Deadlines {

    private final TreeSet<Waiting> ahead = new TreeSet<>(Waiting.BY_DEADLINE);
    private final Map<String, Integer> overdue = new TreeMap<>();

    void add(Waiting waiting) {
        ahead.add(waiting);
    }

    /** One whose deadline is not after {@code now} (epoch milliseconds); from now on it is overdue. */
    Optional<Waiting> next(long now) {
        if (ahead.isEmpty() || ahead.first().deadline > now) {
            return Optional.empty();
        }
        Waiting waiting = ahead.pollFirst();
        waiting.overdue = true;
        overdue.merge(waiting.route, 1, Integer::sum);
        return Optional.of(waiting);
    }

    void remove(Waiting waiting) {
        if (waiting.overdue) {
            waiting.overdue = false;
            overdue.computeIfPresent(waiting.route, (route, count) -> count == 1 ? null : count - 1);
        } else {
            ahead.remove(waiting);
        }
    }

    /** How many are overdue, by the name of the route. */
    Map<String, Integer> overdue() {
        return Map.copyOf(overdue);
    }
}
