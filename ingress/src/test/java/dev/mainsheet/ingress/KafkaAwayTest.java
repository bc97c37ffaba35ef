package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void withoutKafkaItKeepsEventsInItsJournalAndSendsThemOnInOrderOnceKafkaIsThere() throws Exception {
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ids.add(keep(ingress));
            }
            assertThat(ingress.health().status()).isEqualTo(Status.DEGRADED);

            broker.start();
            awaitUp(ingress);
            ids.add(keep(ingress));
            assertThat(eventIds()).containsExactlyElementsOf(ids);
            assertThat(ingress.metrics().counter("mainsheet.ingress.journalled").count())
                    .isEqualTo(50);
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
            assertThat(ingress.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(ingress.post("idn:identity-created", BODY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whenKafkaGoesEventsAreKeptAllTheSameAndTheirFirstCopiesComeInOrder() throws Exception {
        broker.start();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            List<String> ids = new ArrayList<>(List.of(keep(ingress)));
            broker.stop();
            long asked = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                ids.add(keep(ingress));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
            assertThat(ingress.health().status()).isEqualTo(Status.DEGRADED);

            broker.start();
            awaitUp(ingress);
            ids.add(keep(ingress));
            assertThat(eventIds().stream().distinct()).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void whatAnEndedInstanceLeftIsSentOnByTheNextOneInItsPlace() throws Exception {
        Path data = directory.resolve("ingress");
        List<String> ids = new ArrayList<>();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML, data)) {
            ids.add(keep(ingress));
        }
        try (Running ingress = new Running(broker.bootstrapServers(), YAML, data)) {
            ids.add(keep(ingress));
            broker.start();
            awaitUp(ingress);
            assertThat(eventIds()).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void whatAnEndedInstanceLeftIsSentOnByAnotherOneThatRuns() throws Exception {
        Path data = directory.resolve("ingress");
        try (Running stays = new Running(broker.bootstrapServers(), YAML, data)) {
            String id;
            try (Running goes = new Running(broker.bootstrapServers(), YAML, data)) {
                id = keep(goes);
            }
            broker.start();
            awaitUp(stays);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(eventIds()).containsExactly(id));
        }
    }

    @Test
    void whatIsUnderWayWhenItEndsIsKeptForTheNextStart() throws Exception {
        Path data = directory.resolve("ingress");
        broker.start();
        Running ingress = new Running(broker.bootstrapServers(), YAML, data);
        keep(ingress);
        broker.stop();
        CompletableFuture<HttpResponse<String>> underWay = ingress.postAsync("idn:identity-created", BODY);
        await().until(() -> ingress.metrics()
                        .get("mainsheet.ingress.requests.in.flight")
                        .gauge()
                        .value()
                > 0);
        ingress.close();
        String id = kept(underWay.get(5, TimeUnit.SECONDS));
        broker.start();
        try (Running next = new Running(broker.bootstrapServers(), YAML, data)) {
            awaitUp(next);
            await().untilAsserted(() -> assertThat(eventIds()).contains(id));
        }
    }

    @Test
    void withoutAnyEventItIsDegradedWhileKafkaIsAwayAndUpWhenItIsBack() throws Exception {
        broker.start();
        try (Running ingress = new Running(broker.bootstrapServers(), YAML)) {
            awaitUp(ingress);
            broker.stop();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.DEGRADED));
            long asked = System.nanoTime();
            keep(ingress);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            broker.start();
            awaitUp(ingress);
        }
    }

    @Test
    void aFullJournalRefusesWith503AndTakesEventsAgainOnceKafkaHasThem() throws Exception {
        String small = YAML.replace("port: 0,", "port: 0, journal: {max-bytes: 100000},");
        try (Running ingress = new Running(broker.bootstrapServers(), small)) {
            byte[] large = ("{\"x\":\"" + "y".repeat(60_000) + "\"}").getBytes(UTF_8);
            kept(ingress.post("idn:identity-created", large));
            HttpResponse<String> refused = ingress.post("idn:identity-created", large);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.headers().firstValue("Mainsheet-Event-Id")).isEmpty();
            await().untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.DOWN));
            broker.start();
            awaitUp(ingress);
            kept(ingress.post("idn:identity-created", large));
            assertThat(eventIds()).hasSize(2);
        }
    }

    private List<String> eventIds() {
        return EventsTopic.read(broker.bootstrapServers(), "sailpoint.events").stream()
                .map(record -> new String(
                        record.headers().lastHeader(HeaderNames.EVENT_ID).value(), UTF_8))
                .toList();
    }

    private static String keep(Running ingress) throws Exception {
        return kept(ingress.post("idn:identity-created", BODY));
    }

    private static String kept(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("Mainsheet-Event-Id").orElseThrow();
    }

    private static void awaitUp(Running ingress) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));
    }
}
