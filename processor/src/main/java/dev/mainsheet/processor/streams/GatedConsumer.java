package dev.mainsheet.processor.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that reads nothing from behind a closed gate, whatever Streams says; it polls on, so it stays in its group.
 * Streams pauses partitions too, while it restores or has read enough: a partition flows when both let it.
 *
 * <p>Owned by the stream thread, as every consumer is.
 */
final class GatedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final InputGates gates;

    /** Paused by a gate alone: Streams takes them for running. */
    private final Set<TopicPartition> held = new HashSet<>();

    GatedConsumer(Map<String, Object> settings, InputGates gates) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.gates = gates;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        followGates();
        return super.poll(timeout);
    }

    private void followGates() {
        Set<TopicPartition> assigned = assignment();
        held.retainAll(assigned);
        Set<TopicPartition> opened = new HashSet<>(held);
        opened.removeIf(gates::isClosed);
        super.resume(opened);
        held.removeAll(opened);

        Set<TopicPartition> flowing = new HashSet<>(assigned);
        flowing.removeAll(paused());
        flowing.removeIf(partition -> !gates.isClosed(partition));
        super.pause(flowing);
        held.addAll(flowing);
    }

    /** Now Streams knows of it, and will resume it; what it resumes behind a gate is paused again before the next poll. */
    @Override
    public void pause(Collection<TopicPartition> partitions) {
        super.pause(partitions);
        held.removeAll(Set.copyOf(partitions));
    }
}
