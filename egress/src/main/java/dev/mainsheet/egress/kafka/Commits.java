package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits positions that changed. A commit that fails costs nothing but a longer look at receipts on the next assignment,
 * so it is tried again with the next one. Only the subscribed consumer commits, so a member that is out of its group
 * cannot. Owned by the poller's thread.
 */
final class Commits {

    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, Position> committed = new HashMap<>();

    Commits(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Commits what changed, without waiting. */
    void commit(Map<TopicPartition, Position> positions) {
        Map<TopicPartition, OffsetAndMetadata> changed = changed(positions);
        if (changed.isEmpty()) {
            return;
        }
        changed.keySet().forEach(partition -> committed.put(partition, positions.get(partition)));
        consumer.commitAsync(changed, (offsets, failure) -> {
            if (failure != null) {
                LOG.debug("A commit failed and is made again", failure);
                forget(offsets.keySet());
            }
        });
    }

    /** Commits what changed of {@code partitions}, which are about to go, and waits within the bound. */
    void commitLast(Map<TopicPartition, Position> positions, Collection<TopicPartition> partitions, Duration within) {
        Map<TopicPartition, OffsetAndMetadata> changed = changed(positions);
        changed.keySet().retainAll(partitions);
        try {
            if (!changed.isEmpty()) {
                consumer.commitSync(changed, within);
            }
        } catch (KafkaException failure) {
            LOG.info("The last commit of {} failed; receipts tell the next owner: {}", partitions, failure.toString());
        }
        forget(partitions);
    }

    /** Forgets partitions that are held no longer. */
    void forget(Collection<TopicPartition> partitions) {
        committed.keySet().removeAll(partitions);
    }

    private Map<TopicPartition, OffsetAndMetadata> changed(Map<TopicPartition, Position> positions) {
        Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>();
        positions.forEach((partition, position) -> {
            if (!position.equals(committed.get(partition))) {
                changed.put(partition, new OffsetAndMetadata(position.offset(), position.metadata()));
            }
        });
        return changed;
    }
}
