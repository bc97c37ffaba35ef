package dev.mainsheet.processor.streams;

import dev.mainsheet.processor.park.Gate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Which input partitions are not read for now, because the task that reads them has parked as much as it may. Tasks say so;
 * consumers follow before their next poll. Safe to use from any thread.
 */
public final class InputGates {

    private final Collection<String> inputs;
    private final Set<TopicPartition> closed = ConcurrentHashMap.newKeySet();

    /** @param inputs the topics that are read */
    public InputGates(Collection<String> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /** Before everything that one task reads: the same partition of every input. */
    public Gate of(int partition) {
        Set<TopicPartition> behind = inputs.stream()
                .map(topic -> new TopicPartition(topic, partition))
                .collect(Collectors.toUnmodifiableSet());
        return new Gate() {
            @Override
            public void close() {
                closed.addAll(behind);
            }

            @Override
            public void open() {
                closed.removeAll(behind);
            }
        };
    }

    boolean isClosed(TopicPartition partition) {
        return closed.contains(partition);
    }
}
