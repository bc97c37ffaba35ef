package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.Listener;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.TopicSpec;
import dev.mainsheet.schemas.Topics;
import dev.mainsheet.schemas.UndecodableException;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of their own on a real broker, a Moveworks to deliver to, and what a test writes and reads there. */
final class Pipeline implements AutoCloseable {

    static final String HR = "hr";
    private static final String TOKEN = "a-key";
    private static final String LISTENER_ID = UUID.randomUUID().toString();
    private static final Duration WITHIN = Duration.ofSeconds(15);

    final Topics topics;
    final MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(TOKEN));
    final Admin admin;
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> processor;

    Pipeline(String bootstrapServers, String prefix, int partitions) throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.topics = new Topics(prefix, partitions);
        this.admin = Admin.create(clientProperties("test-admin"));
        for (TopicSpec spec : topics.ofEgress(List.of(HR))) {
            create(spec);
        }
        Map<String, Object> config = clientProperties("test-processor");
        config.put("transactional.id", prefix + "test-processor");
        this.processor = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        processor.initTransactions();
        start(moveworks);
    }

    private static void start(MoveworksStandIn moveworks) {
        try {
            moveworks.start();
        } catch (StandInStartException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void create(TopicSpec spec) throws Exception {
        admin.createTopics(List.of(new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.settings())))
                .all()
                .get();
    }

    Map<String, Object> clientProperties(String clientId) {
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", bootstrapServers);
        all.put("client.id", clientId);
        return all;
    }

    String deliveries() {
        return topics.deliveries(HR);
    }

    Listener listener() {
        return new Listener(
                HR, () -> URI.create(moveworks.listenerUrl(LISTENER_ID)), () -> Optional.of(TOKEN), 1_000_000, 8);
    }

    /** A delivery to the one listener. */
    static Delivery delivery(String eventId, String subject) {
        return Parcels.delivery(eventId, HR, "default|" + subject);
    }

    ProducerRecord<byte[], byte[]> record(Delivery delivery) {
        RecordHeaders headers = new RecordHeaders();
        DeliveryCodec.write(delivery, headers);
        return new ProducerRecord<>(
                deliveries(), null, delivery.key().getBytes(StandardCharsets.UTF_8), delivery.body(), headers);
    }

    /** Writes deliveries as the processor does, in one transaction. */
    void write(Delivery... deliveries) {
        processor.beginTransaction();
        for (Delivery delivery : deliveries) {
            processor.send(record(delivery));
        }
        processor.commitTransaction();
    }

    /** Writes one record in a transaction of its own. */
    void write(ProducerRecord<byte[], byte[]> record) {
        processor.beginTransaction();
        processor.send(record);
        processor.commitTransaction();
    }

    /** Begins a transaction that stays open, with a record in each partition of {@code topic}. */
    KafkaProducer<byte[], byte[]> openTransactionOn(String topic) throws Exception {
        Map<String, Object> config = clientProperties("test-other");
        config.put("transactional.id", topic + "-other");
        KafkaProducer<byte[], byte[]> other =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        other.initTransactions();
        other.beginTransaction();
        for (int partition = 0; partition < topics.partitions(); partition++) {
            other.send(new ProducerRecord<>(topic, partition, null, "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        return other;
    }

    /** Every record of a topic as it stands now, committed or not. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                clientProperties("test-reader"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < topics.partitions(); partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + WITHIN.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(topic + " could not be read within " + WITHIN);
                }
            }
        }
        return all;
    }

    List<Receipt> receipts() {
        return read(topics.receipts()).stream().map(Pipeline::receipt).toList();
    }

    private static Receipt receipt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JsonCodec.RECEIPT.read(record.value());
        } catch (UndecodableException none) {
            throw new AssertionError(none);
        }
    }

    /** Event ids that Moveworks took, in order of arrival, repeats included. */
    List<String> taken() {
        return moveworks.accepted().stream()
                .map(delivery -> delivery.json().get("id").textValue())
                .toList();
    }

    @Override
    public void close() {
        processor.close(Duration.ZERO);
        admin.close(Duration.ofSeconds(1));
        moveworks.close();
    }
}
