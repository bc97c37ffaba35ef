package dev.mainsheet.testkit.moveworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveworksStandInTest {

    private static final String KEY = "mw-key";
    private static final String LISTENER = "6d3a1f0e-1111-4222-8333-444455556666";
    private static final String RECEIVED = "{\"message\":\"Event received successfully\",\"status\":\"RECEIVED\"}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private MoveworksStandIn moveworks;

    @BeforeEach
    void start() throws StandInStartException {
        moveworks = started(MoveworksOptions.withKey(KEY));
    }

    @AfterEach
    void stop() {
        moveworks.stop();
    }

    @Test
    void anEventWithTheKeyIsReceivedAndListedWithAllThatCame() throws Exception {
        HttpResponse<String> answer = post(LISTENER, "{\"id\":\"e1\",\"n\":1.50}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(RECEIVED);
        assertThat(get("/deliveries"))
                .startsWith("[{\"receivedAt\":\"")
                .contains("\"path\":\"/webhooks/v1/listeners/" + LISTENER + "/notify\",\"status\":200,\"headers\":{")
                .contains("\"authorization\":\"Bearer mw-key\"")
                .endsWith("\"bodyBytes\":20,\"body\":{\"id\":\"e1\",\"n\":1.50}}]\n");
    }

    @Test
    void aMissingOrWrongKeyIs401WithAnErrorAndListedAsRefused() throws Exception {
        for (String authorization : new String[] {"Bearer wrong", KEY, "Basic " + KEY}) {
            HttpResponse<String> answer = send(to(LISTENER).header("Authorization", authorization), "{}");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer.body()).at("/error/code").isTextual()).isTrue();
            assertThat(json(answer.body()).at("/error/message").isTextual()).isTrue();
        }
        assertThat(send(to(LISTENER), "{}").statusCode()).isEqualTo(401);
        assertThat(moveworks.deliveries()).hasSize(4).noneMatch(ReceivedDelivery::accepted);
    }

    @Test
    void anUnknownListenerIs404WithoutABody() throws Exception {
        HttpResponse<String> answer = post("not-a-uuid", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whereListenersAreNamedOnlyTheyAreKnown() throws Exception {
        restart(MoveworksOptions.withKey(KEY).listenerIds(Set.of("hr")));

        assertThat(post("hr", "{}").statusCode()).isEqualTo(200);
        assertThat(post(LISTENER, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void anyOtherMethodIs405() throws Exception {
        HttpResponse<String> answer = client.send(
                to(LISTENER).header("Authorization", "Bearer " + KEY).GET().build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void aBodyOverOneMegabyteIsAcceptedAndSilentlyNotRead() throws Exception {
        String largest = "{\"id\":\"e1\",\"pad\":\"" + "x".repeat(1_000_000 - 20) + "\"}";
        assertThat(largest).hasSize(1_000_000);

        assertThat(post(LISTENER, largest).body()).isEqualTo(RECEIVED);
        assertThat(post(LISTENER, largest + " ").body()).isEqualTo(RECEIVED);

        JsonNode listed = json(get("/deliveries"));
        assertThat(listed.at("/0/body/id").asText()).isEqualTo("e1");
        assertThat(listed.at("/1/bodyBytes").asLong()).isEqualTo(1_000_001);
        assertThat(listed.at("/1/status").asInt()).isEqualTo(200);
        assertThat(listed.at("/1/body").isMissingNode()).isTrue();
    }

    @Test
    void aBodyThatIsNotJsonIsReceivedAndListedAsText() throws Exception {
        assertThat(post(LISTENER, "<event/>").body()).isEqualTo(RECEIVED);

        assertThat(json(get("/deliveries")).at("/0/body").textValue()).isEqualTo("<event/>");
    }

    @Test
    void overTheRateOfTheWholeOrganisationEveryListenerAnswers429WithoutABody() throws Exception {
        restart(MoveworksOptions.withKey(KEY).ratePerSecond(1).listenerIds(Set.of("a", "b")));
        assertThat(post("a", "{}").statusCode()).isEqualTo(200);

        HttpResponse<String> answer = post("b", "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aScriptedFaultComesBeforeTheAnswerAndIsListed() throws Exception {
        moveworks.faults().add(Fault.status(503, 1));
        moveworks
                .faults()
                .add(new Fault(
                        Fault.Match.id("e1"), 1, Fault.Effect.NONE.status(429).retryAfter("7")));

        assertThat(post(LISTENER, "{\"id\":\"e1\"}").statusCode()).isEqualTo(503);
        HttpResponse<String> tooMany = post(LISTENER, "{\"id\":\"e1\"}");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("7");
        assertThat(post(LISTENER, "{\"id\":\"e1\"}").statusCode()).isEqualTo(200);
        assertThat(moveworks.deliveries()).extracting(ReceivedDelivery::status).containsExactly(503, 429, 200);
    }

    @Test
    void aFaultFindsItsEventByTheDeliveryIdInTheHeaderToo() throws Exception {
        moveworks.faults().add(Fault.status(500, 9).on(Fault.Match.id("e1")));

        assertThat(postWithId("e1/hr").statusCode()).isEqualTo(500);
        assertThat(postWithId("e1#2~r1/hr").statusCode()).isEqualTo(500);
        assertThat(postWithId("e10/hr").statusCode()).isEqualTo(200);
    }

    @Test
    void aDelayPassesBeforeTheAnswer() throws Exception {
        moveworks.faults().add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.delay(Duration.ofMillis(300))));
        long sentAt = System.nanoTime();

        assertThat(post(LISTENER, "{}").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - sentAt)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void aDroppedRequestGetsNoAnswerAndCountsOnlyWithAStatus() {
        moveworks.faults().add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.drop()));
        moveworks
                .faults()
                .add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.status(200).drop()));

        assertThatThrownBy(() -> post(LISTENER, "{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(LISTENER, "{}")).isInstanceOf(IOException.class);
        assertThat(moveworks.deliveries()).extracting(ReceivedDelivery::status).containsExactly(0, 200);
    }

    @Test
    void faultsAreScriptedAndClearedOverHttp() throws Exception {
        assertThat(send(at("/faults"), "{\"status\":500,\"count\":2}").statusCode())
                .isEqualTo(204);
        assertThat(post(LISTENER, "{}").statusCode()).isEqualTo(500);

        delete("/faults");

        assertThat(post(LISTENER, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aMalformedFaultIs400SayingWhatIsWrong() throws Exception {
        HttpResponse<String> answer = send(at("/faults"), "{\"status\":\"down\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("status: \"down\" is not a whole number from 200 to 599");
    }

    @Test
    void deletingTheDeliveriesForgetsThem() throws Exception {
        post(LISTENER, "{}");
        delete("/deliveries");

        assertThat(get("/deliveries")).isEqualTo("[]\n");
    }

    @Test
    void aListLargerThanAnyBufferComesWholeAndInOrder() throws Exception {
        String pad = "x".repeat(200_000);
        for (int i = 0; i < 20; i++) {
            post(LISTENER, "{\"id\":\"" + i + "\",\"pad\":\"" + pad + "\"}");
        }

        JsonNode listed = json(get("/deliveries"));

        assertThat(listed.findValuesAsText("id"))
                .isEqualTo(IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    }

    @Test
    void aPortInUseIsRefusedByName() {
        int port = URI.create(moveworks.url()).getPort();
        MoveworksStandIn second =
                new MoveworksStandIn(MoveworksOptions.withKey(KEY).port(port));

        assertThatThrownBy(second::start)
                .isInstanceOf(StandInStartException.class)
                .hasMessageContaining("Moveworks stand-in: cannot listen on 127.0.0.1:" + port)
                .hasMessageContaining("stop what uses that port or choose another");
    }

    @Test
    void aRestartKeepsPortAndDeliveries() throws Exception {
        post(LISTENER, "{\"id\":\"e1\"}");
        moveworks.stop();
        moveworks.start();
        post(LISTENER, "{\"id\":\"e2\"}");

        assertThat(moveworks.accepted())
                .extracting(delivery -> delivery.json().path("id").asText())
                .containsExactly("e1", "e2");
    }

    private void restart(MoveworksOptions options) throws StandInStartException {
        moveworks.stop();
        moveworks = started(options);
    }

    private static MoveworksStandIn started(MoveworksOptions options) throws StandInStartException {
        MoveworksStandIn standIn = new MoveworksStandIn(options);
        standIn.start();
        return standIn;
    }

    private HttpResponse<String> post(String listener, String body) throws Exception {
        return send(to(listener).header("Authorization", "Bearer " + KEY), body);
    }

    private HttpResponse<String> postWithId(String deliveryId) throws Exception {
        return send(to(LISTENER).header("Authorization", "Bearer " + KEY).header("webhook-id", deliveryId), "{}");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String listener) {
        return HttpRequest.newBuilder(URI.create(moveworks.listenerUrl(listener)));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(moveworks.url() + path));
    }

    private String get(String path) throws Exception {
        return client.send(at(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void delete(String path) throws Exception {
        client.send(at(path).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
