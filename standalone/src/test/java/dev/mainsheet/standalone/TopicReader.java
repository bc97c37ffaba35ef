package dev.mainsheet.standalone;

import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, committed records only. */
final class TopicReader {

    private final String bootstrapServers;

    TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    List<Outcome> outcomes() {
        return read("mainsheet.outcomes", JsonCodec.OUTCOME);
    }

    List<Receipt> receipts() {
        return read("moveworks.receipts", JsonCodec.RECEIPT);
    }

    private <T> List<T> read(String topic, JsonCodec<T> codec) {
        List<T> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
            try {
                all.add(codec.read(record.value()));
            } catch (UndecodableException unreadable) {
                throw new AssertionError(topic, unreadable);
            }
        }
        return all;
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }
}
