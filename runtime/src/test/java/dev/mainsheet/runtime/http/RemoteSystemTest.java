package dev.mainsheet.runtime.http;

import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.tls.ClientTls;
import dev.mainsheet.runtime.tls.TlsFiles;
import dev.mainsheet.testkit.http.Asked;
import dev.mainsheet.testkit.http.ScriptedServer;
import dev.mainsheet.testkit.tls.CertificateAuthority;
import dev.mainsheet.testkit.tls.Identity;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteSystemTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aCallGoesBelowTheBaseWithQueryHeadersAndBodyAsTheyAre() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, asked) -> json(request.response(), 200, "{}"))) {
            RemoteSystem system = system("{}", server.url() + "/identity%20iq", ClientTls.PLAIN, PATIENCE);
            Call call = Call.form("/oauth2/token?a=%22b%22", "grant_type=x").with("Authorization", "Basic xyz");
            assertThat(answered(system.call(call)).status()).isEqualTo(200);
            Asked asked = server.asked().get(0);
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.uri()).isEqualTo("/identity%20iq/oauth2/token?a=%22b%22");
            assertThat(asked.body()).isEqualTo("grant_type=x");
            assertThat(asked.headers().get("Authorization")).isEqualTo("Basic xyz");
            assertThat(system.url(call)).isEqualTo(server.url() + "/identity%20iq/oauth2/token");
            assertThat(call.toString()).doesNotContain("xyz", "b", "grant_type");
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNobodyElseIsAsked() throws Exception {
        try (ScriptedServer elsewhere = ScriptedServer.start((request, asked) -> json(request.response(), 200, "{}"));
                ScriptedServer server = ScriptedServer.start((request, asked) -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", elsewhere.url())
                        .end())) {
            assertThat(answered(get(system("{}", server.url(), ClientTls.PLAIN, PATIENCE)))
                            .status())
                    .isEqualTo(302);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void whatAnAnswerAsksForIsKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, asked) -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "7")
                .end("<html>maintenance"))) {
            Reply.Answered answer = answered(get(system("{}", server.url(), ClientTls.PLAIN, PATIENCE)));
            assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.isMarkup()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1048576,", "1048577, TOO_LONG"})
    void anAnswerIsReadUpToOneMebibyte(int bytes, Fault fault) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start((request, asked) -> request.response().end("x".repeat(bytes)))) {
            Reply reply = get(system("{}", server.url(), ClientTls.PLAIN, PATIENCE));
            if (fault == null) {
                assertThat(((Reply.Answered) reply).body()).hasSize(bytes);
            } else {
                assertThat(reply).isEqualTo(new Reply.Unanswered(fault));
            }
        }
    }

    @Test
    void whoSaysNothingOrNotAllInTimeHasNotAnswered() throws Exception {
        try (ScriptedServer silent = ScriptedServer.start((request, asked) -> {});
                ScriptedServer slow = ScriptedServer.start((request, asked) ->
                        request.response().putHeader("Content-Length", "10").write("{"))) {
            assertThat(get(system("{}", silent.url(), ClientTls.PLAIN, LITTLE_PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(Fault.TIMEOUT));
            assertThat(get(system("{}", slow.url(), ClientTls.PLAIN, LITTLE_PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(Fault.TIMEOUT));
        }
    }

    @Test
    void aConnectionThatIsRefusedOrBreaksIsOne() throws Exception {
        ScriptedServer server =
                ScriptedServer.start((request, asked) -> request.connection().close());
        RemoteSystem system = system("{}", server.url(), ClientTls.PLAIN, PATIENCE);
        assertThat(get(system)).isEqualTo(new Reply.Unanswered(Fault.CONNECTION));
        server.close();
        RemoteSystem gone = system("{}", "http://127.0.0.1:1", ClientTls.PLAIN, PATIENCE);
        assertThat(get(gone)).isEqualTo(new Reply.Unanswered(Fault.CONNECTION));
    }

    @Test
    void aHostWithoutAddressIsSaidToHaveNone() throws Exception {
        assertThat(get(system("{}", "https://nowhere.invalid", ClientTls.PLAIN, PATIENCE)))
                .isEqualTo(new Reply.Unanswered(Fault.DNS));
    }

    @Test
    void onlyCertificatesOfTrustedAuthoritiesAreTaken(@TempDir Path dir) throws Exception {
        CertificateAuthority authority = CertificateAuthority.create(dir, "authority");
        Path ca = pem(dir, "ca.pem", authority.root().chainPem());
        Path other = pem(
                dir,
                "other.pem",
                CertificateAuthority.create(dir, "other").root().chainPem());
        try (ScriptedServer server = ScriptedServer.startTls(
                authority.issue("server", "EC", 5), (request, asked) -> json(request.response(), 200, "{}"))) {
            assertThat(get(system("{}", server.url(), ClientTls.PLAIN, PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(Fault.TLS));
            assertThat(get(system("{}", server.url(), ClientTls.PLAIN.trusting("some.ca", other), PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(Fault.TLS));
            assertThat(get(system("{}", server.url(), ClientTls.PLAIN.trusting("some.ca", ca), PATIENCE)))
                    .isInstanceOf(Reply.Answered.class);
            assertThat(get(system("{ca: " + ca + "}", server.url(), ClientTls.PLAIN, PATIENCE)))
                    .as("an authority for all that is reached")
                    .isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    void whoAsksForOurCertificateIsShownIt(@TempDir Path dir) throws Exception {
        CertificateAuthority authority = CertificateAuthority.create(dir, "authority");
        ClientTls trusting = ClientTls.PLAIN.trusting(
                "some.ca", pem(dir, "ca.pem", authority.root().chainPem()));
        Identity own = authority.issue("mainsheet", "RSA", 5);
        TlsFiles files = new TlsFiles(
                "some", pem(dir, "own.pem", own.chainPem()), pem(dir, "own.key", own.keyPem()), Optional.empty());
        try (ScriptedServer server = ScriptedServer.startMutualTls(
                authority.issue("server", "EC", 5),
                authority.root(),
                (request, asked) -> json(request.response(), 200, "{}"))) {
            assertThat(get(system("{}", server.url(), trusting.showing(files), PATIENCE)))
                    .isInstanceOf(Reply.Answered.class);
            assertThat(get(system("{}", server.url(), trusting, PATIENCE))).isInstanceOf(Reply.Unanswered.class);
        }
    }

    @Test
    void aTunnelThroughTheProxyEndsAtACertificateForTheHostThatWasMeant(@TempDir Path dir) throws Exception {
        CertificateAuthority authority = CertificateAuthority.create(dir, "authority");
        Path ca = pem(dir, "ca.pem", authority.root().chainPem());
        try (ScriptedServer server = ScriptedServer.startTls(
                        authority.issue("server", "EC", 5), (request, asked) -> json(request.response(), 200, "{}"));
                TunnelProxy proxy = new TunnelProxy(200, server.port())) {
            String http = "{proxy: 'http://user:pass@127.0.0.1:" + proxy.port() + "', ca: " + ca + "}";
            assertThat(get(system(http, "https://iiq.example.test", ClientTls.PLAIN, PATIENCE)))
                    .as("the certificate is for localhost")
                    .isEqualTo(new Reply.Unanswered(Fault.TLS));
            assertThat(proxy.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("CONNECT iiq.example.test:443 ")
                            .containsIgnoringCase("proxy-authorization: Basic dXNlcjpwYXNz"));
        }
    }

    @Test
    void theProxyLeadsToPlainHttpToo() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start((request, asked) -> json(request.response(), 200, "{}"))) {
            String http = "{proxy: 'http://127.0.0.1:" + proxy.port() + "', no-proxy: [direct.invalid]}";
            assertThat(get(system(http, "http://iiq.example.test/iiq", ClientTls.PLAIN, PATIENCE)))
                    .isInstanceOf(Reply.Answered.class);
            assertThat(proxy.asked())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.uri()).isEqualTo("http://iiq.example.test/iiq/x"));
            assertThat(get(system(http, "http://direct.invalid", ClientTls.PLAIN, PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(Fault.DNS));
        }
    }

    @ParameterizedTest
    @CsvSource({"407, PROXY_CREDENTIAL", "403, PROXY_REFUSED", "502, CONNECTION"})
    void aProxyThatRefusesIsToldFromTheSystemBehindIt(int status, Fault fault) throws Exception {
        try (TunnelProxy proxy = new TunnelProxy(status, 1)) {
            assertThat(get(system(
                            "{proxy: 'http://127.0.0.1:" + proxy.port() + "'}",
                            "https://iiq.example.test",
                            ClientTls.PLAIN,
                            PATIENCE)))
                    .isEqualTo(new Reply.Unanswered(fault));
        }
    }

    private RemoteSystem system(String http, String base, ClientTls tls, Duration patience) throws Exception {
        Outbound outbound = Outbound.of(
                ConfigLoader.load("test.yml", "mainsheet: {http: " + http + "}", Map.of())
                        .config()
                        .http(),
                Map.of());
        return new HttpClients(vertx, outbound, 4, Clock.systemUTC()).to(URI.create(base), tls, patience);
    }

    private static Reply get(RemoteSystem system) throws Exception {
        return system.call(Call.get("/x")).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Reply.Answered answered(Reply reply) {
        return (Reply.Answered) reply;
    }

    private static Reply.Answered answered(CompletionStage<Reply> reply) throws Exception {
        return answered(reply.toCompletableFuture().get(20, TimeUnit.SECONDS));
    }

    private static Path pem(Path dir, String name, String text) throws Exception {
        return Files.writeString(dir.resolve(name), text, StandardCharsets.US_ASCII);
    }
}
