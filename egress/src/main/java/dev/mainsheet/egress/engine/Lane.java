package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Parcel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * One assignment of one partition: its subjects and its frontier. A partition that is taken away and given back gets a
 * new lane, so an answer that belongs to the old one finds it dropped and changes nothing.
 */
final class Lane {

    /** What a restart would have to read again is bounded: beyond it the partition waits for its slowest subject. */
    private static final long MAX_SPAN = 1_000_000;

    private enum State {
        OPEN,
        SETTLING,
        DROPPED
    }

    private final TopicPartition partition;
    private final Outlet outlet;
    private final KnownReceipts known;
    private final OffsetFrontier frontier;
    private final Map<String, Subject> subjects = new HashMap<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private State state = State.OPEN;
    private Optional<Parcel.Newer> newer = Optional.empty();
    private int inFlight;
    private int bodies;
    private long bytes;

    Lane(TopicPartition partition, Outlet outlet, KnownReceipts known) {
        this.partition = partition;
        this.outlet = outlet;
        this.known = known;
        this.frontier = new OffsetFrontier(known);
    }

    TopicPartition partition() {
        return partition;
    }

    Outlet outlet() {
        return outlet;
    }

    OffsetFrontier frontier() {
        return frontier;
    }

    Collection<Subject> subjects() {
        return subjects.values();
    }

    /** Whether new attempts may start. */
    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether answers still count. */
    boolean isDropped() {
        return state == State.DROPPED;
    }

    /** The record of a later version that the partition stands at. */
    Optional<Parcel.Newer> newer() {
        return newer;
    }

    /** Whether nothing more may be polled for this partition. */
    boolean isFull() {
        return newer.isPresent() || frontier.span() > MAX_SPAN || outlet.isFull();
    }

    boolean isFinished(Parcel.Deliverable parcel) {
        return known.has(parcel.record().offset(), parcel.id());
    }

    /** Queues a parcel behind its subject's others. */
    void add(Parcel.Deliverable parcel, Instant now) {
        long offset = parcel.record().offset();
        // A record without a readable key has no subject: nothing waits for it and it waits for nothing.
        String key = parcel.read().map(delivery -> delivery.key()).orElse("\0" + offset);
        frontier.polled(offset);
        int size = size(parcel);
        outlet.hold(size);
        bodies++;
        bytes += size;
        Subject subject = subjects.computeIfAbsent(key, k -> new Subject(this, k, now));
        boolean first = subject.isEmpty();
        subject.add(parcel);
        if (first) {
            outlet.ready(subject);
        }
    }

    /** Stands still at a record of a later version: the frontier cannot pass it, and nothing behind it is taken. */
    void standAt(Parcel.Newer parcel) {
        frontier.polled(parcel.record().offset());
        newer = Optional.of(parcel);
    }

    void reached(long next) {
        frontier.reached(next);
        known.forgetBelow(next);
    }

    void tookOff() {
        inFlight++;
    }

    void landed() {
        inFlight--;
        outlet.landed(1);
        settleIfIdle();
    }

    /** The head of {@code subject} has its receipt. */
    void finishHead(Subject subject, long receiptOffset, Instant now) {
        Parcel.Deliverable parcel = subject.finishHead(now);
        int size = size(parcel);
        bodies--;
        bytes -= size;
        outlet.release(1, size);
        frontier.finished(parcel.record().offset(), receiptOffset);
        if (subject.isEmpty()) {
            subjects.remove(subject.key());
        } else {
            outlet.ready(subject);
        }
    }

    /** Starts nothing more; completes when nothing is in flight. */
    CompletionStage<Void> settle() {
        state = State.SETTLING;
        settleIfIdle();
        return settled;
    }

    /** Forgets everything: messages still to come hold on to subjects, and must not hold on to bodies. */
    void drop() {
        state = State.DROPPED;
        subjects.values().forEach(Subject::forget);
        subjects.clear();
        outlet.landed(inFlight);
        outlet.release(bodies, bytes);
        settled.complete(null);
    }

    private void settleIfIdle() {
        if (state == State.SETTLING && inFlight == 0) {
            settled.complete(null);
        }
    }

    private static int size(Parcel parcel) {
        return Math.max(0, parcel.record().serializedValueSize());
    }
}
