package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.testkit.StandInStartException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityIqTokenTest {

    private static final String FORM = "grant_type=client_credentials";
    private static final String BASIC = IiqClient.basic(IiqClient.ID, IiqClient.SECRET);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final IdentityIqStandIn identityIq =
            new IdentityIqStandIn(IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET), now::get);
    private final IiqClient client = new IiqClient(identityIq.baseUrl());

    @BeforeEach
    void start() throws StandInStartException {
        identityIq.start();
    }

    @AfterEach
    void stop() {
        identityIq.close();
    }

    @Test
    void aClientGetsATokenWithTheGrantInTheBodyOrInTheQuery() throws Exception {
        for (HttpResponse<String> answer :
                List.of(client.token(BASIC, "", FORM), client.token(BASIC, "?" + FORM, ""))) {
            JsonNode token = IiqClient.json(answer);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(token.size()).isEqualTo(3);
            assertThat(token.get("token_type").asText()).isEqualTo("bearer");
            assertThat(token.get("expires_in").isInt()).isTrue();
            assertThat(token.get("expires_in").asInt()).isEqualTo(1200);
            assertThat(ping(token.get("access_token").asText())).isEqualTo(200);
        }
        assertThat(identityIq.tokensIssued()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic !!", "Bearer x", "Basic bm9jb2xvbg=="})
    void withoutAClientAndItsSecretInBasicThereIsNoToken(String authorization) throws Exception {
        HttpResponse<String> answer = client.token(
                authorization,
                "",
                FORM + "&client_id=" + IiqClient.ID + "&client_secret=" + IiqClient.encoded(IiqClient.SECRET));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("<!doctype html>");
        assertThat(identityIq.tokensIssued()).isZero();
        assertThat(identityIq.tokenRequests()).isEqualTo(1);
    }

    @Test
    void anotherSecretAndAnotherClientAreRefused() throws Exception {
        assertThat(client.token(IiqClient.basic(IiqClient.ID, "other"), "", FORM)
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.token(IiqClient.basic("other", IiqClient.SECRET), "", FORM)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=password", "{\"grant_type\":\"client_credentials\"}"})
    void anyOtherGrantIs400(String form) throws Exception {
        assertThat(client.token(BASIC, "", form).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenEndsWhenItsLifetimeHasPassed() throws Exception {
        String token = client.token();
        now.updateAndGet(at -> at.plus(Duration.ofSeconds(1200)).minusMillis(1));
        assertThat(ping(token)).isEqualTo(200);

        now.updateAndGet(at -> at.plusMillis(1));

        assertThat(ping(token)).isEqualTo(401);
        assertThat(ping(client.token())).isEqualTo(200);
    }

    @Test
    void aLifetimeThatWasChangedIsThatOfLaterTokens() throws Exception {
        String before = client.token();
        identityIq.tokenLifetime(Duration.ofSeconds(2));
        HttpResponse<String> after = client.token(BASIC, "", FORM);
        now.updateAndGet(at -> at.plusSeconds(2));

        assertThat(IiqClient.json(after).get("expires_in").asInt()).isEqualTo(2);
        assertThat(ping(IiqClient.json(after).get("access_token").asText())).isEqualTo(401);
        assertThat(ping(before)).isEqualTo(200);
    }

    @Test
    void revokedTokensAre401AndANewOneIsNot() throws Exception {
        String token = client.token();
        identityIq.revokeTokens();

        assertThat(ping(token)).isEqualTo(401);
        assertThat(ping(client.token())).isEqualTo(200);
    }

    @Test
    void afterANewSecretTheOldOneGetsNoTokenAndOldTokensStayValid() throws Exception {
        String token = client.token();
        identityIq.changeSecret(IiqClient.ID, "new");

        assertThat(client.token(BASIC, "", FORM).statusCode()).isEqualTo(401);
        assertThat(client.token(IiqClient.basic(IiqClient.ID, "new"), "", FORM).statusCode())
                .isEqualTo(200);
        assertThat(ping(token)).isEqualTo(200);
    }

    @Test
    void everythingButTheSelfDescriptionNeedsAToken() throws Exception {
        for (String path : new String[] {
            "/rest/ping",
            "/scim/v2/Users",
            "/scim/v2/Users/1",
            "/scim/v2/Applications",
            "/scim/v2/ResourceTypes",
            "/plugin/rest/moveworks-plugin/table/Identity"
        }) {
            assertThat(client.get(path, "").statusCode()).as(path).isEqualTo(401);
            assertThat(client.get(path, "forged").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(client.get("/scim/v2/ServiceProviderConfig", "").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/scim/v2/ResourceTypes", client.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePingSaysThatItIsAlive() throws Exception {
        assertThat(client.get("/rest/ping", client.token()).body()).contains("IIQ JAX-RS is alive!");
    }

    private int ping(String token) throws Exception {
        return client.get("/rest/ping", token).statusCode();
    }
}
