package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.kafka.RecoveryThread.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partitions are held, and from where. A partition assigned is paused until its receipts are read; one taken away
 * starts nothing more, lets what is in flight come home within a bound, is committed and forgotten. All on the poller's
 * thread.
 */
final class Assignments implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Assignments.class);

    /** A rebalance waits for this; an answer that takes longer is repeated by the next owner. */
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(3);

    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Engine engine;
    private final Commits commits;
    private final RecoveryThread recovery;
    private final Map<String, String> listeners;
    private final GroupContact contact;
    private final EgressStatus status;

    /** By partition, the assignment whose recovery it waits for. */
    private final Map<TopicPartition, Long> recovering = new HashMap<>();

    private long assignments;

    Assignments(
            Consumer<byte[], byte[]> consumer,
            Engine engine,
            RecoveryThread recovery,
            Map<String, String> listeners,
            GroupContact contact,
            EgressStatus status) {
        this.consumer = consumer;
        this.engine = engine;
        this.commits = new Commits(consumer);
        this.recovery = recovery;
        this.listeners = listeners;
        this.contact = contact;
        this.status = status;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        contact.assigned();
        if (!partitions.isEmpty()) {
            takeUp(Set.copyOf(partitions));
        }
        report();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        release(partitions, SETTLE_WITHIN);
        report();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("{} are lost to another instance; what is in flight may be sent twice", partitions);
        forget(partitions);
        report();
    }

    /** Starts these partitions over, from what is committed and what their logs have. */
    void again(Set<TopicPartition> partitions) {
        forget(partitions);
        takeUp(partitions);
        report();
    }

    private void takeUp(Set<TopicPartition> partitions) {
        long assignment = ++assignments;
        consumer.pause(partitions);
        for (TopicPartition partition : partitions) {
            // Any position will do while paused: without one the next poll would look for one of its own.
            consumer.seek(partition, 0);
            recovering.put(partition, assignment);
        }
        recovery.begin(assignment, partitions);
    }

    /** Takes on what recovery has found meanwhile. */
    void takeFound() {
        for (Found found = recovery.found().poll();
                found != null;
                found = recovery.found().poll()) {
            List<Start> starts = new ArrayList<>();
            for (Start start : found.starts()) {
                if (recovering.remove(start.partition(), found.assignment())) {
                    starts.add(start);
                    consumer.seek(start.partition(), start.offset());
                    start.gap().ifPresent(this::tell);
                }
            }
            engine.open(starts, listeners);
            report();
        }
    }

    /** Pauses what is full or not recovered yet, and nothing else. */
    void pause(Set<TopicPartition> full) {
        Set<TopicPartition> pause = new HashSet<>(full);
        pause.addAll(recovering.keySet());
        pause.retainAll(consumer.assignment());
        Set<TopicPartition> resume = new HashSet<>(consumer.paused());
        resume.removeAll(pause);
        consumer.resume(resume);
        consumer.pause(pause);
    }

    void commit() {
        commits.commit(engine.positions());
    }

    /** Lets go of everything, in order. */
    void releaseAll(Duration within) {
        release(consumer.assignment(), within);
    }

    private void release(Collection<TopicPartition> partitions, Duration within) {
        if (partitions.isEmpty()) {
            return;
        }
        if (!engine.settle(partitions, within)) {
            LOG.info("Answers still under way after {} are not waited for; those deliveries may be repeated", within);
        }
        commits.commitLast(engine.positions(), partitions, COMMIT_WITHIN);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        engine.drop(partitions);
        commits.forget(partitions);
        recovering.keySet().removeAll(partitions);
    }

    private void tell(Gap gap) {
        LOG.error(
                "{} were deleted before they were delivered, and are lost: compare retention of the topic with how long"
                        + " egress was away",
                gap);
        status.lost(gap);
    }

    private void report() {
        status.holds(consumer.assignment().size(), recovering.size());
    }
}
