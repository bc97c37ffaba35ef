package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.UndecodableException;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The whole ingress against a real broker that is there. */
class IngressServiceTest {

    private static final String TRIGGER = "idn:identity-created";

    private final String prefix = SharedBroker.freshPrefix();
    private final String topic = prefix + "sailpoint.events";

    private Running start(String ingress) throws StartException {
        return new Running(SharedBroker.bootstrapServers(), yaml(ingress));
    }

    private String yaml(String ingress) {
        return "kafka: {topics: {prefix: " + prefix + ", partitions: 3}}\n" + "ingress: {port: 0, bind: 127.0.0.1, "
                + ingress + "}\n";
    }

    @Test
    void whatIsAnsweredWith200LiesOnTheTopicWithItsKeyAndFacts() throws Exception {
        try (Running ingress = start("bearer-tokens: [token]")) {
            Instant before = Instant.now().minusMillis(1);
            HttpResponse<String> answer = ingress.post(TRIGGER, bytes("{\"identity\":{\"id\":\"i7\"}}"));
            assertThat(answer.statusCode()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));

            ConsumerRecord<byte[], byte[]> lies = onlyRecord();
            Event event = EventCodec.read(lies.key(), lies.value(), lies.headers());
            assertThat(answer.headers().firstValue("Mainsheet-Event-Id")).contains(event.id());
            assertThat(event.key()).isEqualTo("default|i7");
            assertThat(event.trigger()).isEqualTo(TRIGGER);
            assertThat(event.receivedAt()).isBetween(before, Instant.now());
            assertThat(event.body()).isEqualTo(bytes("{\"identity\":{\"id\":\"i7\"}}"));
            assertThat(lies.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        }
    }

    @Test
    void everySampleOfAPublishedTriggerThatTellsIsKept() throws Exception {
        try (Running ingress = start("bearer-tokens: [token]")) {
            int kept = 0;
            for (String trigger : Samples.triggerIds()) {
                int status = ingress.post(trigger, Samples.body(trigger)).statusCode();
                assertThat(status).as(trigger).isIn(200, 501);
                kept += status == 200 ? 1 : 0;
            }
            assertThat(EventsTopic.read(SharedBroker.bootstrapServers(), topic)).hasSize(kept);
        }
    }

    @Test
    void aBodyOfExactlyTheDefaultLimitIsKept() throws Exception {
        byte[] body = new byte[1_000_000];
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(bytes("{\"a\":\""), 0, body, 0, 6);
        System.arraycopy(bytes("\"}"), 0, body, body.length - 2, 2);
        try (Running ingress = start("bearer-tokens: [token]")) {
            assertThat(ingress.post(TRIGGER, body).statusCode()).isEqualTo(200);
            assertThat(onlyRecord().value()).isEqualTo(body);
            assertThat(ingress.post(TRIGGER, Arrays.copyOf(body, body.length + 1))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    /** When a sender began to send an event, and when it had its answer. */
    private record Span(long sent, long answered) {}

    @Test
    void forOneSubjectAnEventAnsweredBeforeAnotherIsSentLiesBeforeIt() throws Exception {
        Map<String, Span> spans = new ConcurrentHashMap<>();
        try (Running ingress = start("bearer-tokens: [token]")) {
            ExecutorService senders = Executors.newFixedThreadPool(8);
            List<Callable<Void>> work = Collections.nCopies(8, () -> {
                for (int i = 0; i < 50; i++) {
                    long sent = System.nanoTime();
                    HttpResponse<String> answer = ingress.post(TRIGGER, bytes("{\"identity\":{\"id\":\"one\"}}"));
                    long answered = System.nanoTime();
                    assertThat(answer.statusCode()).isEqualTo(200);
                    spans.put(
                            answer.headers().firstValue("Mainsheet-Event-Id").orElseThrow(), new Span(sent, answered));
                }
                return null;
            });
            for (Future<Void> done : senders.invokeAll(work)) {
                done.get();
            }
            senders.shutdown();
        }
        List<Span> inOrder = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> lies : EventsTopic.read(SharedBroker.bootstrapServers(), topic)) {
            inOrder.add(spans.get(
                    EventCodec.read(lies.key(), lies.value(), lies.headers()).id()));
        }
        assertThat(inOrder).hasSize(400).doesNotContainNull();
        long latestSent = Long.MIN_VALUE;
        for (Span span : inOrder) {
            assertThat(span.answered())
                    .as("answered before one that lies before it was sent")
                    .isGreaterThan(latestSent);
            latestSent = Math.max(latestSent, span.sent());
        }
    }

    @Test
    void aTopicThatTakesNoSuchRecordIsAnsweredWith413AndDoesNotMakeTheIngressUnready() throws Exception {
        try (Running ingress = start("bearer-tokens: [token]")) {
            try (Admin admin = admin()) {
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry("max.message.bytes", "1000"), AlterConfigOp.OpType.SET))))
                        .all()
                        .get();
            }
            byte[] body = bytes("{\"a\":\"" + "x".repeat(2_000) + "\"}");
            await().untilAsserted(() -> {
                HttpResponse<String> answer = ingress.post(TRIGGER, body);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("record-too-large");
            });
            await().untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));
        }
    }

    @Test
    void aTopicThatIsNotAsItMustBeRefusesTheStartByName() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 5, (short) 1))).all().get();
        }
        assertThatThrownBy(() -> start("bearer-tokens: [token]"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(topic + " has 5 partitions");
    }

    @Test
    void aPortInUseRefusesTheStartNamingKeyAndPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String yaml = "kafka: {topics: {prefix: " + prefix + "}}\ningress: {bearer-tokens: [token], port: "
                    + taken.getLocalPort() + "}\n";
            assertThatThrownBy(() -> new Running(SharedBroker.bootstrapServers(), yaml))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("mainsheet.ingress.port")
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void whoeverIsNotReadyBecauseItStopsSaysSoFirst() throws Exception {
        Running ingress = start("allow-anonymous: true");
        await().untilAsserted(() -> assertThat(ingress.health().status()).isEqualTo(Status.UP));
        ingress.close();
        assertThat(ingress.health().status()).isEqualTo(Status.DOWN);
        assertThat(ingress.health().checks().get(0).result().detail()).isEqualTo("stopping");
    }

    private ConsumerRecord<byte[], byte[]> onlyRecord() throws UndecodableException {
        List<ConsumerRecord<byte[], byte[]>> all = EventsTopic.read(SharedBroker.bootstrapServers(), topic);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Admin admin() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", SharedBroker.bootstrapServers());
        return Admin.create(properties);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
