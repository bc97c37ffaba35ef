package dev.mainsheet.testkit.isc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.testkit.faults.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IscPeopleStandInTest {

    private static final String CREDENTIALS = "grant_type=client_credentials&client_id=pat&client_secret=s";
    private static final IscPerson BOSS = IscPerson.of("b".repeat(32), "Cleo Marsh");
    private static final IscPerson ANN = IscPerson.of("a".repeat(32), "Ann Lee")
            .withAlias("ann.lee")
            .withEmail("ann.lee@example.com")
            .withManager(BOSS.id())
            .withAttribute("department", "Radio");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final IscPeopleStandIn isc = new IscPeopleStandIn(
            IscPeopleOptions.withClient("pat", "s").requestsPerWindow(IscPeopleOptions.DOCUMENTED_LIMIT), now::get);
    private final HttpClient http = HttpClient.newHttpClient();
    private String token;

    @BeforeEach
    void start() throws Exception {
        isc.start();
        isc.add(BOSS);
        isc.add(ANN);
        token = json(token("", CREDENTIALS)).get("access_token").asText();
    }

    @AfterEach
    void stop() {
        isc.close();
    }

    @Test
    void theClientOfAPersonalAccessTokenIsInTheBodyOrInTheQuery() throws Exception {
        JsonNode fromQuery = json(token("?" + CREDENTIALS, ""));

        assertThat(fromQuery.get("token_type").asText()).isEqualTo("bearer");
        assertThat(fromQuery.get("expires_in").asInt()).isEqualTo(749);
        assertThat(isc.tokensIssued()).isEqualTo(2);
    }

    @Test
    void anotherSecretIs401AndAnotherGrant400() throws Exception {
        assertThat(token("", CREDENTIALS + "x").statusCode()).isEqualTo(401);
        assertThat(token("", CREDENTIALS.replace("client_credentials", "password"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(token("", "").statusCode()).isEqualTo(401);
        assertThat(isc.tokenRequests()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id eq \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
                "alias eq \"ann.lee\"",
                "email eq \"ann.lee@example.com\""
            })
    void aPersonIsFoundByIdAliasAndEmail(String filter) throws Exception {
        JsonNode found = json(find("filters=" + encoded(filter)));

        assertThat(found)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "[{\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"name\":\"Ann Lee\","
                                                + "\"alias\":\"ann.lee\",\"email\":\"ann.lee@example.com\",\"status\":\"Active\","
                                                + "\"identityState\":\"ACTIVE\",\"manager\":{\"type\":\"IDENTITY\","
                                                + "\"id\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"name\":\"Cleo Marsh\"},"
                                                + "\"attributes\":[{\"key\":\"department\",\"name\":\"department\",\"value\":\"Radio\"}]}]"));
    }

    @Test
    void nobodyFoundIsAnEmptyArrayAndWhatAPersonHasNotIsNull() throws Exception {
        assertThat(find("filters=" + encoded("alias eq \"nobody\"")).body()).isEqualTo("[]");

        JsonNode boss =
                json(find("filters=" + encoded("id eq \"" + BOSS.id() + "\""))).get(0);
        assertThat(boss.get("manager").isNull()).isTrue();
        assertThat(boss.get("email").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "id", "id eq x", "id eq \"a\" or 1 eq 1", "id eq \"a\"b\"", "phone eq \"1\"", "id co \"a\""})
    void whatIsNoFilterIs400(String filter) throws Exception {
        assertThat(find("filters=" + encoded(filter)).statusCode()).isEqualTo(400);
    }

    @Test
    void aListIsCutByLimitAndOffset() throws Exception {
        assertThat(json(find("limit=1&offset=1")).findValuesAsText("alias")).hasSize(1);
        assertThat(json(find("limit=1&offset=1")).get(0).get("name").asText()).isEqualTo("Cleo Marsh");
        assertThat(find("limit=251").statusCode()).isEqualTo(400);
    }

    @Test
    void aMissingEndedOrRevokedTokenIs401() throws Exception {
        String good = token;
        token = "forged";
        assertThat(find("limit=1").statusCode()).isEqualTo(401);
        token = good;
        isc.revokeTokens();
        assertThat(find("limit=1").statusCode()).isEqualTo(401);
        token = json(token("", CREDENTIALS)).get("access_token").asText();
        assertThat(find("limit=1").statusCode()).isEqualTo(200);
        now.updateAndGet(at -> at.plusSeconds(749));
        assertThat(find("limit=1").statusCode()).isEqualTo(401);
    }

    @Test
    void overTheDocumentedRateARequestIs429AndToldWhenToComeAgain() throws Exception {
        for (int i = 0; i < IscPeopleOptions.DOCUMENTED_LIMIT; i++) {
            assertThat(find("limit=1").statusCode()).isEqualTo(200);
        }
        now.updateAndGet(at -> at.plusMillis(2_500));

        HttpResponse<String> tooMany = find("limit=1");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("8");

        now.updateAndGet(at -> at.plusSeconds(8));
        assertThat(find("limit=1").statusCode()).isEqualTo(200);
    }

    @Test
    void aScriptedFaultComesFirstAndLookupsAreCounted() throws Exception {
        isc.faults().add(Fault.status(503, 1).on(Fault.Match.path("public-identities")));

        assertThat(find("filters=" + encoded("id eq \"x\"")).statusCode()).isEqualTo(503);
        assertThat(find("filters=" + encoded("id eq \"x\"")).statusCode()).isEqualTo(200);
        assertThat(isc.lookupsByQuery())
                .containsEntry("public-identities?id eq \"x\"", 2)
                .hasSize(1);
        assertThat(isc.mostInFlight()).isEqualTo(1);
    }

    private HttpResponse<String> token(String query, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(isc.url() + "/oauth/token" + query))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> find(String query) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(isc.url() + "/v3/public-identities?" + query))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
