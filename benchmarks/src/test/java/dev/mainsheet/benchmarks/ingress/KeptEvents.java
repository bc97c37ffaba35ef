package dev.mainsheet.benchmarks.ingress;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Every side's topic, made by the rules of the ingress's own, and how much lies on it. */
final class KeptEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;

    /** Creates the topics. */
    KeptEvents(String bootstrapServers) throws ConfigException, StartException, TopicSetup.Unreachable {
        MainsheetConfig.Kafka config =
                ConfigLoader.load("bench.yml", "mainsheet:", Map.of()).config().kafka();
        TopicSetup setup = new TopicSetup(KafkaSettings.of(config, bootstrapServers), PATIENCE);
        for (Side side : Side.values()) {
            setup.ensure(side.topics().ofIngress());
        }
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** How many events a side has put there so far. */
    long on(Side side) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, side.topics().partitions())
                .mapToObj(partition -> new TopicPartition(side.topics().events(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
