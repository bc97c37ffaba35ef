package dev.mainsheet.ingress.intake;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only from one thing to do to the next; what is due at the same moment is done in the order asked for. */
final class VirtualTime {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));

    private final long origin;
    private long elapsed;
    private long asked;

    private record Task(long at, long number, Runnable work) {}

    /** @param origin what {@link #nanos} begins with; it may pass the end of its range, as the clock of a machine may */
    VirtualTime(long origin) {
        this.origin = origin;
    }

    long nanos() {
        return origin + elapsed;
    }

    /** Since the beginning; never passes the end of its range. */
    long elapsedMillis() {
        return elapsed / 1_000_000;
    }

    void after(long millis, Runnable work) {
        tasks.add(new Task(elapsed + millis * 1_000_000, asked++, work));
    }

    void pass(Duration length) {
        long until = elapsed + length.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            Task next = tasks.remove();
            elapsed = next.at();
            next.work().run();
        }
        elapsed = until;
    }
}
