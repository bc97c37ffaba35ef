package dev.mainsheet.testkit.sailpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SailPointStandInTest {

    private static final String TRIGGER = "idn:access-request-pre-approval";
    private static final byte[] INPUT = "{\"accessRequestId\":\"a1\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final SailPointStandIn sailPoint = new SailPointStandIn("127.0.0.1", 0, now::get);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws StandInStartException {
        sailPoint.start();
    }

    @AfterEach
    void stop() {
        sailPoint.close();
    }

    @Test
    void aSynchronousInvocationSaysNothingOfItself() {
        assertThat(fire(ResponseType.SYNC).body()).isEqualTo(INPUT);
    }

    @Test
    void anAsynchronousInvocationSaysWhereItIsCompletedAndWithWhat() throws IOException {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        JsonNode metadata = new ObjectMapper().readTree(invocation.body()).get("_metadata");
        assertThat(metadata.get("responseMode").asText()).isEqualTo("async");
        assertThat(metadata.get("secret").asText()).isEqualTo(invocation.secret());
        assertThat(metadata.get("callbackURL").asText())
                .isEqualTo(sailPoint.url() + "/beta/trigger-invocations/" + invocation.id() + "/complete");
        assertThat(metadata.get("triggerId").asText()).isEqualTo(TRIGGER);
        assertThat(metadata.get("triggerType").asText()).isEqualTo("requestResponse");
    }

    @Test
    void anInvocationIsCompletedOnceWithItsSecret() throws Exception {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(204);
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(400);
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(204, 400);
        assertThat(sailPoint
                        .completions()
                        .get(0)
                        .body()
                        .get("output")
                        .get("approved")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void anInvocationNobodyFiredAndASynchronousOneCannotBeCompleted() throws Exception {
        TriggerInvocation synchronous = fire(ResponseType.SYNC);
        assertThat(complete("other", body(fire(ResponseType.ASYNC)))).isEqualTo(404);
        assertThat(complete(synchronous.id(), body(synchronous))).isEqualTo(404);
    }

    @Test
    void anotherSecretIsRefusedAndTheInvocationStillWaits() throws Exception {
        TriggerInvocation invocation = fire(ResponseType.DYNAMIC);
        assertThat(complete(invocation.id(), "{\"secret\":\"guess\",\"output\":{}}"))
                .isEqualTo(403);
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{'output':{}}", "{'secret':'s'}", "{'secret':1,'output':{}}"})
    void aBodyOfAnotherShapeIsRefused(String body) throws Exception {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        String with = body.replace('\'', '"').replace("\"s\"", "\"" + invocation.secret() + "\"");
        assertThat(complete(invocation.id(), with)).isEqualTo(400);
    }

    @Test
    void anErrorBesideTheOutputIsTakenAndHasToBeAText() throws Exception {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        String start = "{\"secret\":\"" + invocation.secret() + "\",\"output\":{},\"error\":";
        assertThat(complete(invocation.id(), start + "7}")).isEqualTo(400);
        assertThat(complete(invocation.id(), start + "\"nobody answered\"}")).isEqualTo(204);
    }

    @Test
    void afterTheDeadlineACompletionIsRefused() throws Exception {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        now.updateAndGet(at -> at.plus(Duration.ofHours(1)).plusMillis(1));
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(400);
    }

    @Test
    void aScriptedFaultComesFirstAndTheInvocationStillWaits() throws Exception {
        TriggerInvocation invocation = fire(ResponseType.ASYNC);
        sailPoint.faults().add(Fault.status(503, 1).on(Fault.Match.id(invocation.id())));
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(503);
        assertThat(complete(invocation.id(), body(invocation))).isEqualTo(204);
    }

    private TriggerInvocation fire(ResponseType type) {
        return sailPoint.fire(TRIGGER, INPUT, type, Duration.ofHours(1));
    }

    private static String body(TriggerInvocation invocation) {
        return "{\"secret\":\"" + invocation.secret() + "\",\"output\":{\"approved\":true}}";
    }

    private int complete(String id, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sailPoint.url() + "/beta/trigger-invocations/" + id + "/complete"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
