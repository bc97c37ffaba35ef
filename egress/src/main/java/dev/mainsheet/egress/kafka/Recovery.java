package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.KnownReceipts;
import dev.mainsheet.egress.kafka.Frontiers.Frontier;
import dev.mainsheet.egress.kafka.LogReader.Range;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, for partitions just assigned, where they stand and what of them is finished: the frontier from the commit,
 * and above it every delivery that has a receipt. The commit's metadata says from where receipts are read, so this costs
 * what was in flight and not what was ever sent.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration LOOK_UP_WITHIN = Duration.ofSeconds(15);

    /** Brokers' clocks differ; a receipt may seem older than its delivery by as much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final String receiptsTopic;
    private final Consumer<byte[], byte[]> consumer;
    private final LogReader reader;

    /**
     * @param consumer reads uncommitted, names egress's group, is no member of it
     */
    Recovery(String receiptsTopic, Consumer<byte[], byte[]> consumer) {
        this.receiptsTopic = receiptsTopic;
        this.consumer = consumer;
        this.reader = new LogReader(consumer);
    }

    /** Blocks until all are found, or fails with what Kafka says. */
    List<Start> recover(Set<TopicPartition> partitions) {
        // The client warns of every look-up of a partition that it is not assigned.
        Set<TopicPartition> lookedUp = receiptsOf(partitions);
        lookedUp.addAll(partitions);
        consumer.assign(lookedUp);
        Map<TopicPartition, Frontier> frontiers = Frontiers.find(consumer, partitions, LOOK_UP_WITHIN);
        Map<TopicPartition, Long> ends = consumer.endOffsets(receiptsOf(partitions), LOOK_UP_WITHIN);
        Map<TopicPartition, KnownReceipts> known = new HashMap<>();
        frontiers.forEach((partition, frontier) ->
                known.put(partition, new KnownReceipts(frontier.offset(), ends.get(receiptsOf(partition)))));
        reader.read(rangesOfReceipts(frontiers, ends), receipt -> take(receipt, known));

        List<Start> starts = new ArrayList<>();
        frontiers.forEach((partition, frontier) ->
                starts.add(new Start(partition, frontier.offset(), known.get(partition), frontier.gap())));
        return starts;
    }

    /** Several listeners share a receipts partition: it is read once, from the earliest any of them needs. */
    private Map<TopicPartition, Range> rangesOfReceipts(
            Map<TopicPartition, Frontier> frontiers, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> byTime = receiptsByTime(frontiers, ends);
        Map<TopicPartition, Range> ranges = new HashMap<>();
        frontiers.forEach((partition, frontier) -> {
            TopicPartition receipts = receiptsOf(partition);
            long end = ends.get(receipts);
            long from = Optional.ofNullable(byTime.get(partition))
                    .orElseGet(() -> frontier.receiptsFrom().getAsLong());
            ranges.merge(receipts, new Range(from, end), (a, b) -> new Range(Math.min(a.from(), b.from()), end));
        });
        return ranges;
    }

    /** Where no commit says it: no receipt of a delivery is older than the delivery, give or take the clocks. */
    private Map<TopicPartition, Long> receiptsByTime(
            Map<TopicPartition, Frontier> frontiers, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Range> firsts = new HashMap<>();
        frontiers.forEach((partition, frontier) -> {
            long end = ends.get(receiptsOf(partition));
            // A commit that points beyond the end is of a receipts topic that is gone.
            if (frontier.receiptsFrom().isEmpty() || frontier.receiptsFrom().getAsLong() > end) {
                firsts.put(partition, new Range(frontier.offset(), frontier.end()));
            }
        });
        Map<TopicPartition, Long> times = new HashMap<>();
        reader.read(firsts, first -> {
            times.put(
                    new TopicPartition(first.topic(), first.partition()),
                    Math.max(0, first.timestamp() - CLOCKS_DIFFER.toMillis()));
            return false;
        });
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : firsts.keySet()) {
            TopicPartition receipts = receiptsOf(partition);
            offsets.put(
                    partition,
                    Optional.ofNullable(times.get(partition))
                            .flatMap(time -> offsetAt(receipts, time))
                            .orElse(ends.get(receipts)));
        }
        return offsets;
    }

    /** None if every receipt is older. */
    private Optional<Long> offsetAt(TopicPartition receipts, long time) {
        return Optional.ofNullable(consumer.offsetsForTimes(Map.of(receipts, time), LOOK_UP_WITHIN)
                        .get(receipts))
                .map(OffsetAndTimestamp::offset);
    }

    private static boolean take(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, KnownReceipts> known) {
        try {
            Receipt receipt = JsonCodec.RECEIPT.read(record.value());
            KnownReceipts of = known.get(new TopicPartition(receipt.topic(), receipt.partition()));
            if (of != null) {
                of.add(receipt.offset(), receipt.deliveryId(), record.offset());
            }
        } catch (UndecodableException foreign) {
            LOG.warn(
                    "{}-{} offset {} is no receipt and is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    foreign.getMessage());
        }
        return true;
    }

    private Set<TopicPartition> receiptsOf(Set<TopicPartition> partitions) {
        Set<TopicPartition> all = new HashSet<>();
        partitions.forEach(partition -> all.add(receiptsOf(partition)));
        return all;
    }

    private TopicPartition receiptsOf(TopicPartition partition) {
        return new TopicPartition(receiptsTopic, partition.partition());
    }
}
