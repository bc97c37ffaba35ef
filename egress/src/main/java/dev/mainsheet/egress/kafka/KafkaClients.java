package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.EgressSettings;
import dev.mainsheet.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Egress's three Kafka clients. What they rely on goes over what the configuration passes on. */
final class KafkaClients {

    /** How long an instance may be silent before its partitions go to another. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final int FETCH_BYTES = 16 * 1024 * 1024;
    private static final int POLL_RECORDS = 500;

    private final EgressSettings settings;

    KafkaClients(EgressSettings settings) {
        this.settings = settings;
    }

    /** Reads deliveries as a member of the group; positions are always set by us. */
    Consumer<byte[], byte[]> deliveries() {
        Map<String, Object> config = consumer("mainsheet-egress");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Never a silent jump: where to begin is decided by what was committed and what the log still has.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis() / 4);
        // Partitions that stay go on being delivered while others move.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Looks up what was committed and reads receipts. Names the group to look its offsets up, and is never a member. An
     * open transaction elsewhere must not hide our own receipts, hence uncommitted.
     */
    Consumer<byte[], byte[]> recovery() {
        Map<String, Object> config = consumer("mainsheet-egress-recovery");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumer(String clientId) {
        Map<String, Object> config = settings.clientProperties().apply(clientId);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.topics().egressGroup());
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    /** Writes receipts and dead letters; never in a transaction. */
    Producer<byte[], byte[]> ledger() {
        Map<String, Object> config = settings.clientProperties().apply("mainsheet-egress-ledger");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
