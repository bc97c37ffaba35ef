package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.SharedBroker;
import dev.mainsheet.testkit.sailpoint.ResponseType;
import dev.mainsheet.testkit.sailpoint.SailPointStandIn;
import dev.mainsheet.testkit.sailpoint.TriggerInvocation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole ingress with policies in its configuration, against a real broker. */
class AskedServiceTest {

    private static final String FIXED = "idn:access-request-pre-approval";
    private static final String LATER = "idn:access-request-dynamic-approver";

    @TempDir
    private Path data;

    private final String prefix = SharedBroker.freshPrefix();

    private Running start(String sailPoint) throws StartException {
        return start(SharedBroker.bootstrapServers(), sailPoint);
    }

    private Running start(String kafka, String sailPoint) throws StartException {
        return new Running(kafka, """
                kafka: {topics: {prefix: %s, partitions: 3}}
                tenants: {default: {isc: {url: "%s"}}}
                ingress:
                  port: 0
                  bind: 127.0.0.1
                  bearer-tokens: [token]
                  callback-tokens: [moveworks]
                  completion-token: for-sailpoint
                  seal-key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
                  public-url: https://gateway.example.com
                  request-response:
                    - trigger: idn:access-request-pre-approval
                      policy: answer
                      output: {approved: true, comment: fine, approver: spadmin}
                    - {trigger: idn:access-request-dynamic-approver, policy: async}
                """.formatted(prefix, sailPoint), data);
    }

    @Test
    void whatSailPointAsksIsAnsweredAsConfiguredAndMoveworksAnswerReachesIt() throws Exception {
        try (SailPointStandIn sailPoint = new SailPointStandIn();
                Running ingress = start(sailPoint.url())) {
            sailPoint.start();
            assertThat(ingress.post(FIXED, Samples.body(FIXED)).body())
                    .isEqualTo("{\"approved\":true,\"comment\":\"fine\",\"approver\":\"spadmin\"}");

            TriggerInvocation invocation =
                    sailPoint.fire(LATER, Samples.body(LATER), ResponseType.ASYNC, Duration.ofHours(1));
            assertThat(ingress.post(LATER, invocation.body()).statusCode()).isEqualTo(200);
            Event asked = events().get(1);
            HttpResponse<String> answer =
                    answer(ingress, asked, "{\"output\":{\"id\":\"\",\"name\":\"\",\"type\":\"\"}}");

            assertThat(answer.body()).isEqualTo("{\"status\":\"completed\"}");
            assertThat(sailPoint.completions()).singleElement().satisfies(completion -> {
                assertThat(completion.status()).isEqualTo(204);
                assertThat(completion.authorization()).contains("Bearer for-sailpoint");
            });
            await().untilAsserted(() -> assertThat(ingress.metrics()
                            .get("mainsheet.ingress.completions.waiting")
                            .gauge()
                            .value())
                    .isZero());
        }
    }

    @Test
    void theSecretReachesNoRecord() throws Exception {
        try (SailPointStandIn sailPoint = new SailPointStandIn();
                Running ingress = start(sailPoint.url())) {
            TriggerInvocation invocation =
                    sailPoint.fire(LATER, Samples.body(LATER), ResponseType.ASYNC, Duration.ofHours(1));
            ingress.post(LATER, invocation.body());
            for (ConsumerRecord<byte[], byte[]> lies : records()) {
                assertThat(new String(lies.value(), StandardCharsets.UTF_8) + lies.headers())
                        .doesNotContain(invocation.secret());
            }
            assertThat(records()).hasSize(1);
        }
    }

    /** Kafka refuses connections; Moveworks is not even asked. Each answer is there within a second, and then completed. */
    @Test
    void theAnswerComesWithinASecondWithKafkaAway() throws Exception {
        try (SailPointStandIn sailPoint = new SailPointStandIn();
                Running ingress = start("127.0.0.1:" + Ports.free(), sailPoint.url())) {
            sailPoint.start();
            for (String trigger : List.of(FIXED, LATER)) {
                for (ResponseType type : List.of(ResponseType.ASYNC, ResponseType.DYNAMIC)) {
                    byte[] body = sailPoint
                            .fire(trigger, Samples.body(trigger), type, Duration.ofHours(1))
                            .body();
                    long asked = System.nanoTime();
                    assertThat(ingress.post(trigger, body).statusCode()).isIn(200, 202);
                    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
                }
            }
            await().untilAsserted(() -> assertThat(sailPoint.completions())
                    .singleElement()
                    .satisfies(completion -> assertThat(completion.accepted()).isTrue()));
        }
    }

    private static HttpResponse<String> answer(Running ingress, Event asked, String body) throws Exception {
        URI callback = URI.create(asked.callback().url());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ingress.port() + callback.getRawPath()))
                .header("Authorization", "Bearer moveworks")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** In the order in which they were received: two triggers of one subject lie in one partition. */
    private List<Event> events() throws Exception {
        List<Event> events = new java.util.ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> lies : records()) {
            events.add(EventCodec.read(lies.key(), lies.value(), lies.headers()));
        }
        events.sort(java.util.Comparator.comparing(Event::receivedAt));
        return events;
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        return EventsTopic.read(SharedBroker.bootstrapServers(), prefix + "sailpoint.events");
    }
}
