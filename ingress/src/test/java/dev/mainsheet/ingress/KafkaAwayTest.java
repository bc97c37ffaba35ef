package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole ingress while Kafka comes and goes. */
class KafkaAwayTest {

    private static final String YAML =
            "kafka: {topics: {partitions: 3}}\ningress: {port: 0, bind: 127.0.0.1, bearer-tokens: [token]}\n";
    private static final byte[] BODY = "{\"identity\":{\"id\":\"i\"}}".getBytes(UTF_8);

    @TempDir
    Path directory;

    private EmbeddedBroker broker;

    @BeforeEach
    void makeBroker() {
        broker = new EmbeddedBroker(BrokerOptions.in(directory));
    }

    @AfterEach
    void stopBroker() {
        broker.stop();
    }

    @Test
    void withoutKafkaItListensRefusesAtOnceAndTakesEventsOnceKafkaIsThere() throws Exception {
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            long asked = System.nanoTime();
            assertRefused(ingress.post("idn:identity-created", BODY));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            assertThat(ingress.health().status()).isEqualTo(Status.DOWN);

            broker.start();
            awaitTaken(ingress);
            assertThat(ingress.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aWrongTopicFoundOnlyWhenKafkaIsThereEndsTheProcessByName() throws Exception {
        broker.start();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("sailpoint.events", 5, (short) 1)))
                    .all()
                    .get();
        }
        broker.stop();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            broker.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> !ingress.refused.isEmpty());
            assertThat(ingress.refused.get(0)).hasMessageContaining("sailpoint.events has 5 partitions");
            assertThat(ingress.health().status()).isEqualTo(Status.DOWN);
            assertRefused(ingress.post("idn:identity-created", BODY));
        }
    }

    @Test
    void whenKafkaGoesAnEventIsRefusedWithinTheAckLimitAndWhenItIsBackTheNextIsTaken() throws Exception {
        broker.start();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            assertThat(ingress.post("idn:identity-created", BODY).statusCode()).isEqualTo(200);
            broker.stop();

            long asked = System.nanoTime();
            assertRefused(ingress.post("idn:identity-created", BODY));
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
            assertThat(ingress.health().status()).isEqualTo(Status.DOWN);

            broker.start();
            awaitTaken(ingress);
            await().untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));

            // The refused one landed after all: told so to nobody, but counted.
            assertThat(ingress.metrics().counter("mainsheet.ingress.acked.late").count())
                    .isEqualTo(1);
            long acknowledged = (long)
                    ingress.metrics().counter("mainsheet.ingress.acknowledged").count();
            assertThat(EventsTopic.read(broker.bootstrapServers(), "sailpoint.events"))
                    .hasSizeGreaterThanOrEqualTo((int) acknowledged + 1);
        }
    }

    @Test
    void withoutAnyEventItIsNotReadyWhileKafkaIsAwayAndReadyWhenItIsBack() throws Exception {
        broker.start();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            assertThat(ingress.health().status()).isEqualTo(Status.UP);
            broker.stop();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.DOWN));
            broker.start();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.headers().firstValue("Mainsheet-Event-Id")).isEmpty();
    }

    private static void awaitTaken(Running ingress) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                ingress.post("idn:identity-created", BODY).statusCode())
                        .isEqualTo(200));
    }
}
