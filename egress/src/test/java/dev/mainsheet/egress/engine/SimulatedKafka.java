package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.schemas.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** What survives every crash: the logs of deliveries and receipts, and what was committed. */
final class SimulatedKafka {

    private record Written(TopicPartition partition, long offset, String deliveryId) {}

    private final Map<TopicPartition, TreeMap<Long, Delivery>> logs = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<Integer, List<Written>> receipts = new HashMap<>();
    private final Map<TopicPartition, Position> committed = new HashMap<>();
    private final Map<TopicPartition, Set<Long>> ended = new HashMap<>();

    SimulatedKafka(List<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            logs.put(partition, new TreeMap<>());
            ends.put(partition, 0L);
            receipts.put(partition.partition(), new ArrayList<>());
            ended.put(partition, new HashSet<>());
        }
    }

    /** Appends a delivery, behind a gap where a transaction ended. */
    void append(TopicPartition partition, Delivery delivery, Random random) {
        long offset = ends.get(partition) + (random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);
        logs.get(partition).put(offset, delivery);
        ends.put(partition, offset + 1 + (random.nextInt(6) == 0 ? 1 : 0));
    }

    /** What a poll from {@code position} brings, and where it gets to. */
    Batch poll(TopicPartition partition, long position, int most) {
        List<Parcel> parcels = new ArrayList<>();
        long next = ends.get(partition);
        for (Map.Entry<Long, Delivery> entry :
                logs.get(partition).tailMap(position).entrySet()) {
            if (parcels.size() == most) {
                next = entry.getKey();
                break;
            }
            parcels.add(new Parcel.Sendable(
                    Parcels.record(partition.topic(), partition.partition(), entry.getKey(), entry.getValue()),
                    entry.getValue()));
        }
        return new Batch(Map.of(partition, parcels), Map.of(partition, next));
    }

    /** Appends a receipt; its offset. */
    long writeReceipt(Parcel.Deliverable parcel) {
        TopicPartition partition =
                new TopicPartition(parcel.record().topic(), parcel.record().partition());
        ended.get(partition).add(parcel.record().offset());
        List<Written> log = receipts.get(partition.partition());
        log.add(new Written(partition, parcel.record().offset(), parcel.id().toString()));
        return log.size() - 1;
    }

    /** Commits, and checks that nothing below the frontier is unfinished. */
    void commit(TopicPartition partition, Position position) {
        for (long offset : logs.get(partition).headMap(position.offset()).keySet()) {
            if (!ended.get(partition).contains(offset)) {
                throw new AssertionError(
                        partition + " is committed to " + position + " though offset " + offset + " has not ended");
            }
        }
        committed.put(partition, position);
    }

    /** What an assignment finds: the committed frontier, and the receipts from where the commit says. */
    KnownReceipts recover(TopicPartition partition) {
        List<Written> log = receipts.get(partition.partition());
        Position position = committed.getOrDefault(partition, new Position(0, 0));
        KnownReceipts known = new KnownReceipts(position.offset(), log.size());
        for (int i = (int) position.receiptsFrom(); i < log.size(); i++) {
            if (log.get(i).partition().equals(partition)) {
                known.add(log.get(i).offset(), log.get(i).deliveryId(), i);
            }
        }
        return known;
    }

    /** Whether every delivery has its receipt. */
    boolean allEnded() {
        return logs.entrySet().stream()
                .allMatch(log ->
                        ended.get(log.getKey()).containsAll(log.getValue().keySet()));
    }
}
