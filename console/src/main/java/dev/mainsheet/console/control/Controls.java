package dev.mainsheet.console.control;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.schemas.Action;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Order;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The orders of operators, and the record of who gave them. Each call opens and closes its own client. */
public final class Controls {

    private static final String CLIENT_ID = "mainsheet-console";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings kafka;

    private Controls(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * With the topics made sure of.
     *
     * @throws StartException if Kafka does not answer, or they are not as they must be
     */
    public static Controls open(KafkaSettings kafka) throws StartException {
        try {
            new TopicSetup(kafka, PATIENCE).ensure(kafka.topics().ofConsole());
        } catch (TopicSetup.Unreachable away) {
            throw unreachable(kafka, away);
        }
        return new Controls(kafka);
    }

    /**
     * The latest order under each key that begins with {@code prefix}; one that cannot be read is left out, as everybody
     * else leaves it out.
     *
     * @throws StartException if Kafka does not answer
     */
    public Map<String, Order> current(String prefix) throws StartException {
        Map<String, Object> settings = kafka.clientProperties(CLIENT_ID);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        Map<String, Order> orders = new LinkedHashMap<>();
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(kafka.topics().controls(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> take(record, prefix, orders));
                if (System.nanoTime() - deadline > 0) {
                    throw unreachable(kafka, new TimeoutException());
                }
            }
        } catch (KafkaException away) {
            throw unreachable(kafka, away);
        }
        return orders;
    }

    private static void take(ConsumerRecord<String, byte[]> record, String prefix, Map<String, Order> orders) {
        if (record.key() == null || !record.key().startsWith(prefix)) {
            return;
        }
        orders.remove(record.key());
        try {
            orders.put(record.key(), JsonCodec.ORDER.read(record.value()));
        } catch (UndecodableException unreadable) {
            // Left out: nobody can follow it.
        }
    }

    /**
     * Gives an order. What is done goes on record first: nothing is done without.
     *
     * @throws StartException if Kafka did not take it; whether it did is unknown then
     */
    public void give(String key, Order order, Action action) throws StartException {
        Map<String, Object> settings = kafka.clientProperties(CLIENT_ID);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            send(producer, kafka.topics().actions(), action.who(), JsonCodec.ACTION.write(action));
            send(producer, kafka.topics().controls(), key, JsonCodec.ORDER.write(order));
        } catch (KafkaException | ExecutionException | TimeoutException refused) {
            throw unreachable(kafka, refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable(kafka, interrupted);
        }
    }

    private static void send(Producer<String, byte[]> producer, String topic, String key, byte[] value)
            throws ExecutionException, InterruptedException, TimeoutException {
        producer.send(new ProducerRecord<>(topic, key, value)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static StartException unreachable(KafkaSettings kafka, Exception cause) {
        return new StartException(
                "Kafka at " + kafka.bootstrapServers()
                        + " does not answer, so no order can be given: start it, or correct"
                        + " mainsheet.kafka.bootstrap-servers.",
                cause);
    }
}
