package dev.mainsheet.runtime.kafka;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.PositiveInt;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/** How to reach Kafka, and what the topics are called there. */
public final class KafkaSettings {

    /** Where a broker of our own listens. */
    public static final String LOCAL_HOST = "127.0.0.1";

    private final String bootstrapServers;
    private final Map<String, String> properties;
    private final Topics topics;
    private final Optional<Short> replicationFactor;

    private KafkaSettings(
            String bootstrapServers, Map<String, String> properties, Topics topics, Optional<Short> replicationFactor) {
        this.bootstrapServers = bootstrapServers;
        this.properties = properties;
        this.topics = topics;
        this.replicationFactor = replicationFactor;
    }

    /**
     * @param bootstrapServers where Kafka is, from the configuration or from the broker just started
     */
    public static KafkaSettings of(MainsheetConfig.Kafka config, String bootstrapServers) {
        return new KafkaSettings(
                bootstrapServers,
                config.properties(),
                new Topics(
                        config.topics().prefix().orElse(""),
                        config.topics().partitions().value()),
                config.topics().replicationFactor().map(PositiveInt::value).map(Integer::shortValue));
    }

    /** The Kafka that is configured, or where none is, the broker that {@code up} starts on this machine. */
    public static KafkaSettings of(MainsheetConfig config) {
        String own = LOCAL_HOST + ":" + config.broker().port().value();
        return of(config.kafka(), config.kafka().bootstrapServers().orElse(own));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public Topics topics() {
        return topics;
    }

    /** Empty: the cluster's default. */
    public Optional<Short> replicationFactor() {
        return replicationFactor;
    }

    /** Client settings from the configuration, as any client takes them; a new map each time, the caller's to add to. */
    public Map<String, Object> clientProperties(String clientId) {
        Map<String, Object> all = new HashMap<>();
        properties.forEach((name, value) -> all.put(name, Secret.parse(value).value()));
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        // Ours are pulled from /metrics; Kafka's own push to the broker would only cost.
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return all;
    }
}
