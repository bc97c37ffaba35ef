package dev.mainsheet.runtime.oauth;

import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.http.Call;
import dev.mainsheet.runtime.http.HttpClients;
import dev.mainsheet.runtime.http.Outbound;
import dev.mainsheet.runtime.http.RemoteSystem;
import dev.mainsheet.runtime.http.Reply;
import dev.mainsheet.runtime.tls.ClientTls;
import dev.mainsheet.testkit.http.Asked;
import dev.mainsheet.testkit.http.ScriptedServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizedSystemTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger granted = new AtomicInteger();
    private volatile int valid = 1;
    private volatile String rightSecret = "right";
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedServer.start(this::serve);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    /** Grants tokens 1, 2, 3 and so on to whoever knows the secret, and answers who shows the valid one. */
    private void serve(HttpServerRequest request, Asked asked) {
        if (asked.path().equals("/token")) {
            if (rightSecret.equals(asked.form().get("client_secret"))) {
                json(
                        request.response(),
                        200,
                        "{\"access_token\":\"" + granted.incrementAndGet() + "\",\"expires_in\":\"600\"}");
            } else {
                json(request.response(), 401, "{\"error\":\"invalid_client\"}");
            }
        } else {
            boolean open = ("Bearer " + valid).equals(asked.headers().get("Authorization"));
            json(request.response(), open ? 200 : 401, "{}");
        }
    }

    @Test
    void aTokenThatWasRevokedIsReplacedOnce() throws Exception {
        AuthorizedSystem system = system(Secret.parse("right"));
        assertThat(status(system)).isEqualTo(200);
        valid = 2;
        assertThat(status(system)).isEqualTo(200);
        assertThat(status(system)).isEqualTo(200);
        assertThat(granted).hasValue(2);
    }

    @Test
    void aFreshTokenThatIsRefusedIsTheAnswer() throws Exception {
        AuthorizedSystem system = system(Secret.parse("right"));
        valid = -1;
        assertThat(status(system)).isEqualTo(401);
        assertThat(granted).hasValue(2);
        assertThat(server.asked()).extracting(Asked::path).containsExactly("/token", "/x", "/token", "/x");
    }

    @Test
    void aHundredCallsWithARevokedTokenReplaceItOnce() throws Exception {
        AuthorizedSystem system = system(Secret.parse("right"));
        assertThat(status(system)).isEqualTo(200);
        valid = 2;
        List<CompletableFuture<AuthorizedReply>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(system.call(Call.get("/x")).toCompletableFuture());
        }
        for (CompletableFuture<AuthorizedReply> call : calls) {
            assertThat(statusOf(call.get(20, TimeUnit.SECONDS))).isEqualTo(200);
        }
        assertThat(granted).hasValue(2);
    }

    @Test
    void aSecretThatIsCorrectedInItsFileIsInForceWithoutARestart(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("secret"), "wrong");
        AuthorizedSystem system = system(Secret.parse("${file:" + file + "}"));
        assertThat(call(system))
                .isInstanceOfSatisfying(
                        AuthorizedReply.NoToken.class,
                        none -> assertThat(none.reply()).hasToString("status 401"));
        Files.writeString(file, "right");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(call(system)).isInstanceOf(AuthorizedReply.Replied.class));
        assertThat(granted).hasValue(1);
    }

    @Test
    void eachWayOfAskingIsAsPublished() {
        Secret secret = Secret.parse("s&ec+et");
        Call basic = TokenRequest.basic("/oauth2/token", "id", secret).call();
        assertThat(basic.path()).isEqualTo("/oauth2/token");
        assertThat(basic.body()).isEqualTo("grant_type=client_credentials");
        assertThat(basic.headers())
                .containsEntry("Authorization", "Basic aWQ6cyZlYytldA==")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded");
        Call query = TokenRequest.basicWithQuery("/oauth2/token", "id", secret).call();
        assertThat(query.path()).isEqualTo("/oauth2/token?grant_type=client_credentials");
        assertThat(query.body()).isEmpty();
        assertThat(query.headers()).containsEntry("Authorization", "Basic aWQ6cyZlYytldA==");
        Call posted = TokenRequest.posted("/oauth/token", "id", secret).call();
        assertThat(posted.path()).isEqualTo("/oauth/token");
        assertThat(posted.body()).isEqualTo("grant_type=client_credentials&client_id=id&client_secret=s%26ec%2Bet");
        assertThat(posted.headers()).doesNotContainKey("Authorization");
    }

    private AuthorizedSystem system(Secret secret) throws Exception {
        Outbound direct =
                Outbound.of(ConfigLoader.load("test.yml", "", Map.of()).config().http(), Map.of());
        RemoteSystem remote = new HttpClients(vertx, direct, 100, Clock.systemUTC())
                .to(URI.create(server.url()), ClientTls.PLAIN, Duration.ofSeconds(10));
        return new AuthorizedSystem(
                remote, new Tokens(remote, TokenRequest.posted("/token", "id", secret), Clock.systemUTC()));
    }

    private static AuthorizedReply call(AuthorizedSystem system) throws Exception {
        return system.call(Call.get("/x")).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static int status(AuthorizedSystem system) throws Exception {
        return statusOf(call(system));
    }

    private static int statusOf(AuthorizedReply reply) {
        return ((Reply.Answered) ((AuthorizedReply.Replied) reply).reply()).status();
    }
}
