package dev.mainsheet.egress.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Thread and time of a test: messages run when the test says so, and time passes only by them. */
final class VirtualMailbox implements Mailbox {

    private record Message(long at, long order, Runnable what) implements Comparable<Message> {
        @Override
        public int compareTo(Message other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private static final Instant EPOCH = Instant.parse("2026-11-24T08:00:00Z");

    private final PriorityQueue<Message> messages = new PriorityQueue<>();
    private long nanos;
    private long order;

    @Override
    public void post(Runnable message) {
        after(Duration.ZERO, message);
    }

    @Override
    public void after(Duration delay, Runnable message) {
        messages.add(new Message(nanos + delay.toNanos(), order++, message));
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return EPOCH.plusNanos(nanos);
    }

    /** Runs everything due until {@code time} from now, and lets that time pass. */
    void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!messages.isEmpty() && messages.peek().at() <= until) {
            runNext();
        }
        nanos = until;
    }

    /** Runs what is due now. */
    void runDue() {
        pass(Duration.ZERO);
    }

    /** Runs the next message, moving time to it; whether there was one. */
    boolean runNext() {
        Message next = messages.poll();
        if (next == null) {
            return false;
        }
        nanos = Math.max(nanos, next.at());
        next.what().run();
        return true;
    }
}
