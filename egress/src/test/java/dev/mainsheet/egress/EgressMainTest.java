package dev.mainsheet.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.testkit.broker.SharedBroker;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressMainTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey("old-key"));
    private final String prefix = SharedBroker.freshPrefix();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws Exception {
        moveworks.start();
    }

    @AfterEach
    void close() {
        moveworks.close();
        vertx.close();
    }

    private ServiceContext context(String listeners) throws Exception {
        String yaml = """
                mainsheet:
                  data-dir: %s
                  kafka:
                    bootstrap-servers: %s
                    topics:
                      prefix: "%s"
                      partitions: 3
                  moveworks:
                    rate-per-second: 0
                %s
                """.formatted(directory, SharedBroker.bootstrapServers(), prefix, listeners.indent(4));
        MainsheetConfig config = ConfigLoader.load("test.yml", yaml, Map.of()).config();
        return ServiceContext.of(
                "egress", config, KafkaSettings.of(config.kafka(), SharedBroker.bootstrapServers()), vertx, refused -> {
                    throw new AssertionError(refused);
                });
    }

    private void write(ServiceContext context, String event) {
        Delivery delivery = Parcels.delivery(event, "hr", "default|ann");
        RecordHeaders headers = new RecordHeaders();
        DeliveryCodec.write(delivery, headers);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                context.kafka().clientProperties("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    context.kafka().topics().deliveries("hr"),
                    null,
                    delivery.key().getBytes(StandardCharsets.UTF_8),
                    delivery.body(),
                    headers));
        }
    }

    @Test
    void anEgressOfAConfigurationMakesItsTopicsDeliversAndTellsOfIt() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "wrong-key\n");
        ServiceContext context =
                context("""
                listeners:
                  hr:
                    url: %s
                    token: ${file:%s}
                """.formatted(moveworks.listenerUrl(UUID.randomUUID().toString()), token));
        Service egress = EgressMain.create(context);
        egress.start();
        write(context, "e1");
        await().atMost(SOON).until(() -> !moveworks.deliveries().isEmpty());
        assertThat(moveworks.accepted()).isEmpty();

        Files.writeString(token, "old-key\n");
        await().atMost(SOON).until(() -> moveworks.accepted().size() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(context.metrics().scrape())
                        .contains("mainsheet_egress_delivered_total{listener=\"hr\"")
                        .contains("mainsheet_egress_attempts_total{listener=\"hr\",result=\"4xx\"")
                        .contains("mainsheet_egress_in_flight{listener=\"hr\"")
                        .contains("mainsheet_egress_oldest_undelivered_seconds{listener=\"hr\"")
                        .contains("mainsheet_egress_latency_seconds_count"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(context.health().report().status()).isEqualTo(Status.UP));
        egress.stop(SOON);
        assertThat(context.health().report().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void withoutAListenerItStandsByAndStops() throws Exception {
        ServiceContext context = context("");
        Service egress = EgressMain.create(context);
        egress.start();

        assertThat(context.health().report().status()).isEqualTo(Status.UP);
        egress.stop(SOON);
    }

    @Test
    void anInstanceThatHasStoppedGivesItsDirectoryBack() throws Exception {
        Service first = EgressMain.create(context(""));
        Service second = EgressMain.create(context(""));
        first.stop(SOON);
        second.stop(SOON);
        EgressMain.create(context("")).stop(SOON);

        assertThat(directory.resolve("egress")).isDirectoryContaining("glob:**/0");
        assertThat(directory.resolve("egress")).isDirectoryContaining("glob:**/1");
        assertThat(directory.resolve("egress")).isDirectoryNotContaining("glob:**/2");
    }
}
