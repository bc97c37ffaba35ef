package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.schemas.TriggerGlob;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test windows as operators order them, followed by ingresses on a real broker. */
class TestWindowsOnKafkaTest {

    private static final Duration WITHIN_A_SECOND = Duration.ofSeconds(1);
    private static final byte[] BODY = "{\"identity\":{\"id\":\"i\"}}".getBytes(UTF_8);

    private final String prefix = SharedBroker.freshPrefix();

    @Test
    void anOpenedWindowIsInForceEverywhereWithinASecondAndTouchesNobodyElse() throws Exception {
        try (Running one = start();
                Running other = start()) {
            order(window(Instant.now().plusSeconds(600)));
            await().atMost(WITHIN_A_SECOND).until(() -> windows(one) == 1 && windows(other) == 1);

            assertThat(isTest(one.post("emea", "idn:identity-created", BODY))).isTrue();
            assertThat(isTest(other.post("emea", "idn:identity-created", BODY))).isTrue();
            assertThat(isTest(one.post("emea", "idn:account-created", BODY))).isFalse();
            assertThat(isTest(one.post("apac", "idn:identity-created", BODY))).isFalse();
            assertThat(isTest(one.post("default", "idn:identity-created", BODY)))
                    .isFalse();
        }
    }

    @Test
    void aClosedWindowIsClosedWithinASecond() throws Exception {
        try (Running ingress = start()) {
            TestWindow window = window(Instant.now().plusSeconds(600));
            order(window);
            await().until(() -> windows(ingress) == 1);
            close(window);
            await().atMost(WITHIN_A_SECOND).until(() -> windows(ingress) == 0);
            assertThat(isTest(ingress.post("emea", "idn:identity-created", BODY)))
                    .isFalse();
        }
    }

    @Test
    void aWindowSurvivesARestartAndHoldsForTheVeryFirstEvent() throws Exception {
        start().close();
        order(window(Instant.now().plusSeconds(600)));
        try (Running restarted = start()) {
            assertThat(isTest(restarted.post("emea", "idn:identity-created", BODY)))
                    .isTrue();
        }
    }

    @Test
    void neitherAnEndedNorAClosedWindowComesBackWithARestart() throws Exception {
        start().close();
        TestWindow closed = window(Instant.now().plusSeconds(600));
        order(closed);
        close(closed);
        order(new TestWindow(
                Optional.empty(), new TriggerGlob("*"), Instant.now().minusSeconds(1)));
        try (Running restarted = start()) {
            assertThat(isTest(restarted.post("emea", "idn:identity-created", BODY)))
                    .isFalse();
        }
    }

    @Test
    void ordersThatNobodyCanReadStopNothingBehindThem() throws Exception {
        try (Running ingress = start()) {
            send(prefix, "test-window/emea/*", "not json".getBytes(UTF_8));
            send(prefix, "test-window/emea/*", "{\"order\":\"widen\"}".getBytes(UTF_8));
            send(prefix, "test-window/emea/*", null);
            send(prefix, "listener/hr", "{\"order\":\"pause\"}".getBytes(UTF_8));
            order(window(Instant.now().plusSeconds(600)));
            await().atMost(WITHIN_A_SECOND).until(() -> windows(ingress) == 1);
        }
    }

    @Test
    void whileKafkaIsAwayAWindowHoldsAndEndsByTheClock(@TempDir Path directory) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory));
        broker.start();
        try (Running ingress = new Running(broker.bootstrapServers(), yaml(""))) {
            TestWindow window = window(Instant.now().plusSeconds(4));
            send(broker.bootstrapServers(), "", window.key(), opening(window));
            await().until(() -> windows(ingress) == 1);
            broker.stop();
            assertThat(windows(ingress)).isEqualTo(1);
            await().atMost(Duration.ofSeconds(10)).until(() -> windows(ingress) == 0);
            assertThat(Instant.now()).isAfterOrEqualTo(window.until());
        } finally {
            broker.stop();
        }
    }

    private Running start() throws Exception {
        return new Running(SharedBroker.bootstrapServers(), yaml(prefix));
    }

    private static String yaml(String prefix) {
        return "kafka: {topics: {prefix: '" + prefix + "', partitions: 3}}\n"
                + "tenants: {emea: {bearer-tokens: [token]}, apac: {bearer-tokens: [token]}}\n"
                + "ingress: {port: 0, bind: 127.0.0.1, bearer-tokens: [token]}\n";
    }

    private static TestWindow window(Instant until) {
        return new TestWindow(Optional.of("emea"), new TriggerGlob("idn:identity-*"), until);
    }

    private void order(TestWindow window) throws Exception {
        send(prefix, window.key(), opening(window));
    }

    private void close(TestWindow window) throws Exception {
        send(prefix, window.key(), JsonCodec.ORDER.write(window.closing("carmen", Instant.now(), "done")));
    }

    private static byte[] opening(TestWindow window) {
        return JsonCodec.ORDER.write(window.opening("carmen", Instant.now(), null));
    }

    private static void send(String prefix, String key, byte[] value) throws Exception {
        send(SharedBroker.bootstrapServers(), prefix, key, value);
    }

    private static void send(String bootstrapServers, String prefix, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(prefix + "mainsheet.controls", key, value))
                    .get();
        }
    }

    private static long windows(Running ingress) {
        return (long)
                ingress.metrics().get("mainsheet.ingress.test.windows").gauge().value();
    }

    private boolean isTest(HttpResponse<String> answer) {
        String id = answer.headers().firstValue("Mainsheet-Event-Id").orElseThrow();
        ConsumerRecord<byte[], byte[]> kept =
                EventsTopic.read(SharedBroker.bootstrapServers(), prefix + "sailpoint.events").stream()
                        .filter(record -> text(record, "mainsheet-event-id").equals(Optional.of(id)))
                        .findFirst()
                        .orElseThrow();
        return text(kept, "mainsheet-test").filter("1"::equals).isPresent();
    }

    private static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String header) {
        return Optional.ofNullable(record.headers().lastHeader(header)).map(found -> new String(found.value(), UTF_8));
    }
}
