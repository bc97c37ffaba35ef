package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.ParcelReader;
import dev.mainsheet.egress.engine.Batch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Polls deliveries and hands them to the dispatcher, pauses and resumes as it says, and commits what it has finished. It
 * polls on while everything is full or nothing can be sent: a member that does not poll loses its partitions.
 *
 * <p>The Kafka consumer belongs to the one thread that calls {@link #turn}, and to no other.
 */
final class DeliveryPoller {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_EVERY = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, ParcelReader> readers;
    private final Engine engine;
    private final Assignments assignments;
    private final GroupContact contact;
    private final Runnable everySecond;
    private Set<TopicPartition> full = Set.of();
    private long committedAt = System.nanoTime();

    /**
     * @param readers by topic
     * @param everySecond is called on this thread about once a second
     */
    DeliveryPoller(
            Consumer<byte[], byte[]> consumer,
            Map<String, ParcelReader> readers,
            Engine engine,
            Assignments assignments,
            GroupContact contact,
            Runnable everySecond) {
        this.consumer = consumer;
        this.readers = readers;
        this.engine = engine;
        this.assignments = assignments;
        this.contact = contact;
        this.everySecond = everySecond;
    }

    /** One poll and what follows from it. Returns as soon as there was something, and after 100 ms at the latest. */
    void turn() {
        assignments.takeFound();
        assignments.pause(full);
        double heartbeatsAnswered = contact.heartbeatsAnswered();
        try {
            full = engine.offer(read(consumer.poll(POLL)));
        } catch (OffsetOutOfRangeException gone) {
            assignments.again(gone.partitions());
        }
        contact.believe(heartbeatsAnswered);
        if (System.nanoTime() - committedAt > COMMIT_EVERY) {
            committedAt = System.nanoTime();
            assignments.commit();
            everySecond.run();
        }
    }

    private Batch read(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<Parcel>> parcels = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        records.nextOffsets().forEach((partition, position) -> {
            ParcelReader reader = readers.get(partition.topic());
            parcels.put(
                    partition,
                    records.records(partition).stream().map(reader::read).toList());
            next.put(partition, position.offset());
        });
        return new Batch(parcels, next);
    }
}
