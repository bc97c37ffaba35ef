package dev.mainsheet.runtime.kafka;

import dev.mainsheet.runtime.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is old and finished from topics that Kafka itself keeps for ever. A record goes only if its group has
 * committed past it and it was appended longer ago than it is kept: were time alone to decide, a backlog older than the
 * retention would be lost unseen. A thread of its own; a failure is logged, and the next round tries again.
 */
public final class Trimmer implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Trimmer.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaSettings kafka;
    private final String group;
    private final Map<String, Duration> kept;
    private final Clock clock;
    private ScheduledExecutorService thread;

    /**
     * @param group whose committed offsets say what is finished
     * @param kept how long records of a topic stay at least, by topic
     */
    public Trimmer(KafkaSettings kafka, String group, Map<String, Duration> kept, Clock clock) {
        this.kafka = kafka;
        this.group = group;
        this.kept = Map.copyOf(kept);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trimmer of " + group;
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "trimmer-" + group);
            named.setDaemon(true);
            return named;
        });
        thread.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            trim();
        } catch (ExecutionException | TimeoutException | KafkaException refused) {
            LOG.warn(
                    "Old records of {} were not deleted, and take room until they are: {}",
                    kept.keySet(),
                    refused.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round, now. */
    void trim() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(kafka.clientProperties("mainsheet-trimmer"))) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                            .filter(entry -> kept.containsKey(entry.getKey().topic()) && entry.getValue() != null)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<TopicPartition, OffsetSpec> young = committed.keySet().stream()
                    .collect(Collectors.toMap(
                            partition -> partition, partition -> OffsetSpec.forTimestamp(oldest(partition.topic()))));
            Map<TopicPartition, RecordsToDelete> finished = new HashMap<>();
            for (var entry : await(admin.listOffsets(young).all()).entrySet()) {
                long frontier = committed.get(entry.getKey()).offset();
                finished.put(entry.getKey(), RecordsToDelete.beforeOffset(before(entry.getValue(), frontier)));
            }
            await(admin.deleteRecords(finished).all());
        }
    }

    /** No record is as young as that: all are old, and what is finished may go. */
    private static long before(ListOffsetsResultInfo firstYoung, long frontier) {
        return firstYoung.offset() < 0 ? frontier : Math.min(firstYoung.offset(), frontier);
    }

    private long oldest(String topic) {
        return clock.instant().minus(kept.get(topic)).toEpochMilli();
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop(Duration within) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
