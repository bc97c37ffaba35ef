package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where partitions stand: from what was committed, and from what their logs still have. */
final class Frontiers {

    private static final Logger LOG = LoggerFactory.getLogger(Frontiers.class);

    /**
     * Where one partition stands.
     *
     * @param offset the frontier
     * @param receiptsFrom where its receipts begin, if the commit said so
     * @param end the end of its log
     * @param gap what the log has lost before it was finished
     */
    record Frontier(long offset, OptionalLong receiptsFrom, long end, Optional<Gap> gap) {}

    private Frontiers() {}

    static Map<TopicPartition, Frontier> find(
            Consumer<?, ?> consumer, Set<TopicPartition> partitions, Duration within) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, within);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, within);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, within);
        Map<TopicPartition, Frontier> all = new HashMap<>();
        for (TopicPartition partition : partitions) {
            all.put(
                    partition,
                    of(
                            partition,
                            Optional.ofNullable(committed.get(partition)),
                            begins.get(partition),
                            ends.get(partition)));
        }
        return all;
    }

    private static Frontier of(TopicPartition partition, Optional<OffsetAndMetadata> committed, long begin, long end) {
        if (committed.isEmpty()) {
            return new Frontier(begin, OptionalLong.empty(), end, Optional.empty());
        }
        long offset = committed.get().offset();
        OptionalLong receiptsFrom = Position.receiptsFrom(committed.get().metadata());
        if (offset > end) {
            LOG.warn(
                    "{} ends at offset {}, before the committed {}: it was made anew, and is read from its beginning",
                    partition,
                    end,
                    offset);
            return new Frontier(begin, OptionalLong.empty(), end, Optional.empty());
        }
        return offset < begin
                ? new Frontier(begin, receiptsFrom, end, Optional.of(new Gap(partition, offset, begin)))
                : new Frontier(offset, receiptsFrom, end, Optional.empty());
    }
}
