package dev.mainsheet.testkit.iiq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.Fault.Effect;
import dev.mainsheet.testkit.faults.Fault.Match;
import dev.mainsheet.testkit.faults.FaultyBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityIqFaultsTest {

    private static final String USERS = "/scim/v2/Users";

    private final IdentityIqStandIn identityIq =
            new IdentityIqStandIn(IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET));
    private final IiqClient client = new IiqClient(identityIq.baseUrl());
    private String token;

    @BeforeEach
    void start() throws Exception {
        identityIq.start();
        token = client.token();
    }

    @AfterEach
    void stop() {
        identityIq.close();
    }

    @Test
    void aScriptedStatusComesInTheFormOfItsAddress() throws Exception {
        identityIq.faults().add(Fault.status(503, 1).on(Match.path("/scim/")));
        identityIq.faults().add(Fault.status(500, 1).on(Match.path("/oauth2/token")));

        assertThat(client.get(USERS, token).body())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"503\"}");
        assertThat(client.token("", "", "").statusCode()).isEqualTo(500);
        assertThat(client.get(USERS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultMayBeForOnePersonOnly() throws Exception {
        identityIq.faults().add(Fault.status(500, 9).on(Match.id("bob")));

        assertThat(client.get(filtered("bob"), token).statusCode()).isEqualTo(500);
        assertThat(client.get(USERS + "/bob", token).statusCode()).isEqualTo(500);
        assertThat(client.get(filtered("ann"), token).statusCode()).isEqualTo(200);
    }

    @Test
    void retryAfterIsSentAsScripted() throws Exception {
        identityIq.faults().add(new Fault(Match.ANY, 1, Effect.NONE.status(429).retryAfter("3")));

        assertThat(client.get(USERS, token).headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void aBodyMayBeAPageOrJsonThatIsCutOrStrangeOrHuge() throws Exception {
        for (FaultyBody body : FaultyBody.values()) {
            identityIq.faults().add(new Fault(Match.ANY, 1, Effect.NONE.body(body)));
        }

        HttpResponse<String> page = client.get(USERS, token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThatThrownBy(() -> IiqClient.json(client.get(USERS, token))).isInstanceOf(IOException.class);
        assertThat(IiqClient.json(client.get(USERS, token)).isArray()).isTrue();
        assertThat(client.get(USERS, token).body()).hasSizeGreaterThan(8_000_000);
    }

    @Test
    void aBodyGoesWithAStatusToo() throws Exception {
        identityIq.faults().add(new Fault(Match.ANY, 1, Effect.NONE.status(502).body(FaultyBody.HTML)));

        HttpResponse<String> answer = client.get(USERS, token);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).startsWith("<!doctype html>");
    }

    @Test
    void aDroppedRequestHasNoAnswer() {
        // The JDK's client asks once more where a connection is lost.
        identityIq.faults().add(new Fault(Match.ANY, 2, Effect.NONE.drop()));

        assertThatThrownBy(() -> client.get(USERS, token)).isInstanceOf(IOException.class);
    }

    @Test
    void aHangingRequestIsInFlightUntilItsCallerGivesUp() {
        identityIq.faults().add(new Fault(Match.ANY, 1, Effect.NONE.hang()));

        CompletableFuture<HttpResponse<String>> hanging = client.getAsync(USERS, token);
        await().until(() -> identityIq.inFlight() == 1);
        assertThat(hanging).isNotDone();
        hanging.cancel(true);

        await().until(() -> identityIq.inFlight() == 0);
    }

    @Test
    void theLatencyIsThatOfEveryAnswerAndADelayComesOnTop() throws Exception {
        identityIq.latency(Duration.ofMillis(150));
        identityIq.faults().add(new Fault(Match.ANY, 1, Effect.NONE.delay(Duration.ofMillis(150))));

        assertThat(took()).isGreaterThanOrEqualTo(Duration.ofMillis(295));
        assertThat(took()).isGreaterThanOrEqualTo(Duration.ofMillis(145));
    }

    @Test
    void lookupsAreCountedByWhatTheyAskAndHowManyWereInFlight() throws Exception {
        identityIq.faults().add(new Fault(Match.path("/Users"), 3, Effect.NONE.hang()));
        List<CompletableFuture<HttpResponse<String>>> hanging = Stream.of("ann", "bob", "ann")
                .map(name -> client.getAsync(filtered(name), token))
                .toList();
        await().until(() -> identityIq.inFlight() == 3);
        hanging.forEach(call -> call.cancel(true));
        await().until(() -> identityIq.inFlight() == 0);
        client.get("/rest/ping", token);
        client.get(USERS + "/1", "forged");

        assertThat(identityIq.lookupsByQuery())
                .isEqualTo(Map.of("Users?userName eq \"ann\"", 2, "Users?userName eq \"bob\"", 1, "Users/1", 1));
        assertThat(identityIq.lookups()).isEqualTo(4);
        assertThat(identityIq.mostInFlight()).isEqualTo(3);
        assertThat(identityIq.lastAuthorization()).contains("Bearer forged");
        assertThat(identityIq.tokenRequests()).isEqualTo(1);

        identityIq.clearLookups();

        assertThat(identityIq.lookupsByQuery()).isEmpty();
        assertThat(identityIq.mostInFlight()).isZero();
    }

    @Test
    void faultsAreScriptedAtTheServersRoot() throws Exception {
        HttpRequest script = HttpRequest.newBuilder(URI.create(identityIq.url() + "/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"match\":{\"path\":\"/Users\"},\"body\":\"cut-json\",\"count\":2}", UTF_8))
                .build();

        HttpClient.newHttpClient().send(script, HttpResponse.BodyHandlers.discarding());

        assertThat(identityIq.faults().waiting())
                .containsExactly(new Fault(Match.path("/Users"), 2, Effect.NONE.body(FaultyBody.CUT_JSON)));
    }

    @Test
    void peopleAndTokensOutliveARestartOnTheSamePort() throws Exception {
        identityIq.add(IiqPerson.named("bob").build());
        identityIq.stop();
        assertThatThrownBy(() -> client.get(USERS, token)).isInstanceOf(IOException.class);
        identityIq.start();

        assertThat(IiqClient.json(client.get(filtered("bob"), token))
                        .get("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    private static String filtered(String name) {
        return USERS + "?filter=" + IiqClient.encoded("userName eq \"" + name + "\"");
    }

    private Duration took() throws Exception {
        long sentAt = System.nanoTime();
        client.get(USERS, token);
        return Duration.ofNanos(System.nanoTime() - sentAt);
    }
}
