package dev.mainsheet.ingress.kafka;

import dev.mainsheet.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Settings of the one producer. */
final class ProducerSettings {

    /** What the operator may set otherwise under {@code mainsheet.kafka.properties}. */
    private static final Map<String, Object> PREFERRED = Map.of(
            // Under load records gather while earlier requests are under way; alone, none should wait.
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            // Events mostly travel alone and are about 1 kB: little to gain, and a buffer to allocate for each.
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "none",
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            64L * 1024 * 1024,
            // The default forgets the topic when the last broker goes, and a producer that never blocks would then
            // refuse
            // what it could have held until that broker is back.
            CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
            MetadataRecoveryStrategy.NONE.name,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000);

    /** What the promises rest on. */
    private static final Map<String, Object> FIXED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            // Under load records gather while a request is under way, and fewer, fuller requests cost much less at both
            // ends;
            // no batch of a partition is ever sent behind one that has not been answered.
            1,
            // The caller is never blocked: without metadata or memory a record is refused at once.
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            0,
            // Far beyond our own deadline: a batch that expires in the producer can be overtaken by a later one.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            120_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Topics.MAX_RECORD_BYTES,
            // Metadata is touched much more often than this, so it is never dropped.
            ProducerConfig.METADATA_MAX_IDLE_CONFIG,
            300_000,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class);

    private ProducerSettings() {}

    /** Over {@code client}, which says how to reach Kafka. */
    static Map<String, Object> over(Map<String, Object> client) {
        Map<String, Object> all = new HashMap<>(PREFERRED);
        all.putAll(client);
        all.putAll(FIXED);
        return all;
    }
}
