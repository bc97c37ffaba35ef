package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Topics;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows outcomes and receipts from the moment it is made; one thread of its own owns the consumer. */
final class OutcomeWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWatch.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String receipts;
    private final Consumer<Ended> ended;

    /**
     * Follows until the process ends; whatever ends after this returns is seen.
     *
     * @param ended takes each end, on the watch's thread
     */
    static void follow(KafkaSettings kafka, Consumer<Ended> ended) {
        OutcomeWatch watch = new OutcomeWatch(kafka, ended);
        Thread thread = new Thread(watch::follow, "demo-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private OutcomeWatch(KafkaSettings kafka, Consumer<Ended> ended) {
        Map<String, Object> properties = kafka.clientProperties("mainsheet-demo-watch");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.receipts = kafka.topics().receipts();
        this.ended = ended;
        List<TopicPartition> partitions = partitions(kafka.topics());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private static List<TopicPartition> partitions(Topics topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < topics.partitions(); partition++) {
            all.add(new TopicPartition(topics.receipts(), partition));
            all.add(new TopicPartition(topics.outcomes(), partition));
        }
        return all;
    }

    private void follow() {
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    ended.accept(read(record));
                } catch (UndecodableException unreadable) {
                    LOG.warn("{} at offset {}: {}", record.topic(), record.offset(), unreadable.getMessage());
                }
            }
        }
    }

    private Ended read(ConsumerRecord<byte[], byte[]> record) throws UndecodableException {
        return record.topic().equals(receipts)
                ? Ended.of(JsonCodec.RECEIPT.read(record.value()))
                : Ended.of(JsonCodec.OUTCOME.read(record.value()));
    }
}
