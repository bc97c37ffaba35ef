package dev.mainsheet.processor.lookup.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Thread and time of a test: steps run when the test says so, and time passes only by them. */
final class VirtualLoop implements Loop {

    private record Step(long at, long order, Runnable what) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private Instant epoch = Instant.parse("2026-11-24T08:00:00Z");
    private long nanos;
    private long order;
    private long alarms;

    @Override
    public void post(Runnable step) {
        after(Duration.ZERO, step);
    }

    /** What happens outside the desk. */
    void after(Duration delay, Runnable what) {
        steps.add(new Step(nanos + delay.toNanos(), order++, what));
    }

    @Override
    public void alarm(Duration delay, Runnable step) {
        long mine = ++alarms;
        after(delay, () -> {
            if (mine == alarms) {
                step.run();
            }
        });
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return epoch.plusNanos(nanos);
    }

    /** Somebody sets the clock. */
    void step(Duration by) {
        epoch = epoch.plus(by);
    }

    /** Runs everything due until {@code time} from now, and lets that time pass. */
    void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!steps.isEmpty() && steps.peek().at() <= until) {
            Step next = steps.remove();
            nanos = Math.max(nanos, next.at());
            next.what().run();
        }
        nanos = until;
    }

    /** Runs what is due now. */
    void runDue() {
        pass(Duration.ZERO);
    }
}
