package dev.mainsheet.processor.streams;

import dev.mainsheet.processor.ProcessorSettings;
import dev.mainsheet.schemas.Topics;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set, and why. What the user sets for Kafka clients goes below it: these are what the promises need. */
final class StreamsProperties {

    /** A transaction of a processor that died is aborted after this, and readers of deliveries wait so long. */
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /**
     * One poll's worth of records is processed without a look at the clock of the transaction. Even if each takes all that
     * its expressions may take, they end well within {@link #TRANSACTION_TIMEOUT_MS}.
     */
    private static final int RECORDS_AT_A_TIME = 100;

    private StreamsProperties() {}

    /**
     * @param stateDirectory for the stores; nobody else's
     * @param instanceId names this instance within its group, the same after a restart
     */
    static Properties of(ProcessorSettings settings, Path stateDirectory, String instanceId) {
        Properties all = new Properties();
        all.putAll(settings.clientProperties());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.topics().processorId());
        all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.topics().processorId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        settings.replicationFactor()
                .ifPresent(factor -> all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, factor.intValue()));
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        pace(all);
        consumer(all, instanceId);
        producer(all);
        return all;
    }

    /** A delivery is visible when its transaction commits: the interval is most of the latency. */
    private static void pace(Properties all) {
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 25);
        all.put(StreamsConfig.POLL_MS_CONFIG, 10);
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
        // Never wait for the other topic: an event must not stand behind replays because of their timestamps.
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
        // Stores are written once per event and read at once: a cache before them would only hold commits up.
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        all.put(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG, 3_600_000L);
    }

    private static void consumer(Properties all, String instanceId) {
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_AT_A_TIME);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 30_000);
    }

    private static void producer(Properties all) {
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), TRANSACTION_TIMEOUT_MS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }
}
