package dev.mainsheet.runtime;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.health.ManagementServer;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * What one service is made with.
 *
 * @param config the whole configuration
 * @param kafka how to reach Kafka
 * @param vertx shared by all services of the process; closed by whoever made it
 * @param health this service's checks
 * @param metrics this service's registry
 * @param refused takes a reason found after the start for which the process must end
 */
public record ServiceContext(
        MainsheetConfig config,
        KafkaSettings kafka,
        Vertx vertx,
        Health health,
        PrometheusMeterRegistry metrics,
        Consumer<StartException> refused) {

    /** The context of {@code service}, with checks and metrics of its own. */
    public static ServiceContext of(
            String service,
            MainsheetConfig config,
            KafkaSettings kafka,
            Vertx vertx,
            Consumer<StartException> refused) {
        return new ServiceContext(config, kafka, vertx, new Health(), Metrics.registry(service), refused);
    }

    /** This service's management port. */
    public ManagementServer management(String service, int port) {
        return new ManagementServer(vertx, service, config.management().bind(), port, health, metrics);
    }
}
