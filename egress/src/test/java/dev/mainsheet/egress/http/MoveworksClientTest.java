package dev.mainsheet.egress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.IoFault;
import dev.mainsheet.egress.Listener;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.schemas.Callback;
import dev.mainsheet.schemas.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveworksClientTest {

    private static final String PATH = "/webhooks/v1/listeners/3f0a/notify";

    private record Received(HttpServerRequest request, Buffer body) {}

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<String> token = new AtomicReference<>("first-token");
    private final AtomicReference<URI> url = new AtomicReference<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_000));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final MoveworksClient client = new MoveworksClient(
            vertx,
            List.of(new Listener("hr", url::get, () -> Optional.ofNullable(token.get()), 1_000_000, 4)),
            "1.2.3",
            now::get);

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void serve(BiConsumer<HttpServerRequest, Buffer> handler) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(request, body));
                    handler.accept(request, body);
                }));
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        url.set(URI.create("http://127.0.0.1:" + port + PATH));
    }

    private Answer send(Delivery delivery) throws Exception {
        return client.send(delivery).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Answer send() throws Exception {
        return send(Parcels.delivery("e1", "hr", "ann"));
    }

    @Test
    void theBytesAreThoseOfTheDeliveryAndTheHeadersSayWhatItIs() throws Exception {
        serve((request, body) -> request.response().end("{\"status\":\"RECEIVED\"}"));
        byte[] bytes = "{ \"id\":\"e1\",\n\"name\":\"Zoë\" }".getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery(
                Parcels.delivery("e1", "hr", "ann").id(),
                "all",
                null,
                "idn:x",
                "default",
                "ann",
                Parcels.RECEIVED,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                bytes);

        assertThat(send(delivery)).isEqualTo(new Answer.Responded(200, Optional.empty(), "{\"status\":\"RECEIVED\"}"));
        HttpServerRequest request = received.get(0).request();
        assertThat(received.get(0).body().getBytes()).isEqualTo(bytes);
        assertThat(request.method().name()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(PATH);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer first-token");
        assertThat(request.getHeader("webhook-id")).isEqualTo("e1/hr");
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo("1000");
        assertThat(request.getHeader("traceparent")).isEqualTo(delivery.traceparent());
        assertThat(request.getHeader("User-Agent")).isEqualTo("mainsheet/1.2.3");
        assertThat(request.getHeader("Content-Length")).isEqualTo(Integer.toString(bytes.length));
    }

    @Test
    void aDeliveryToBeAnsweredSaysWhere() throws Exception {
        serve((request, body) -> request.response().end());
        String url = "https://gateway.example.com/callbacks/AQ";
        send(Parcels.delivery("e1", "hr", "ann").answeredAt(new Callback(url, Parcels.RECEIVED)));
        send();

        assertThat(received)
                .extracting(r -> r.request().getHeader("Mainsheet-Callback"))
                .containsExactly(url, null);
    }

    @Test
    void tokenAndTimestampAreThoseOfTheAttempt() throws Exception {
        serve((request, body) -> request.response().setStatusCode(401).end());
        send();
        token.set("second-token");
        now.set(Instant.ofEpochSecond(2_000));
        send();

        assertThat(received)
                .extracting(r -> r.request().getHeader("Authorization"))
                .containsExactly("Bearer first-token", "Bearer second-token");
        assertThat(received)
                .extracting(r -> r.request().getHeader("webhook-timestamp"))
                .containsExactly("1000", "2000");
        assertThat(received)
                .extracting(r -> r.request().getHeader("webhook-id"))
                .containsExactly("e1/hr", "e1/hr");
    }

    @Test
    void aListenerWithoutATokenGetsNone() throws Exception {
        serve((request, body) -> request.response().end());
        token.set(null);
        send();

        assertThat(received.get(0).request().getHeader("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNeverFollowed(int status) throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        int port = vertx.createHttpServer()
                .requestHandler(request -> {
                    elsewhere.incrementAndGet();
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        serve((request, body) -> request.response()
                .setStatusCode(status)
                .putHeader("Location", "http://127.0.0.1:" + port + "/")
                .end());

        assertThat(send().status()).hasValue(status);
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void retryAfterIsReadInBothForms() throws Exception {
        serve((request, body) -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", received.size() == 1 ? "7" : "Thu, 01 Jan 1970 00:17:00 GMT")
                .end());

        assertThat(send().retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(send().retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void anAnswerWhoseBodyIsEndlessCountsByItsStatus() throws Exception {
        serve((request, body) -> {
            request.response().setStatusCode(422).setChunked(true);
            vertx.setPeriodic(1, timer -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    request.response().write("y".repeat(32_000));
                }
            });
        });

        Answer answer = send();
        assertThat(answer.status()).hasValue(422);
        assertThat(answer.excerpt()).startsWith("yyy").hasSizeLessThan(400);
    }

    @Test
    void anAnswerWhoseBodyIsCutShortCountsByItsStatus() throws Exception {
        serve((request, body) -> {
            request.response().putHeader("Content-Length", "1000").write("{\"status\":");
            vertx.setTimer(50, timer -> request.connection().close());
        });

        assertThat(send().status()).hasValue(200);
    }

    @Test
    void aConnectionClosedBeforeTheAnswerIsAFailure() throws Exception {
        serve((request, body) -> request.connection().close());

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.CLOSED));
    }

    @Test
    void aPortNobodyListensOnIsAFailureToConnect() throws Exception {
        NetServer taken = vertx.createNetServer().connectHandler(socket -> socket.close());
        int port = taken.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        taken.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        url.set(URI.create("http://127.0.0.1:" + port + PATH));

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.CONNECT));
    }

    @Test
    void aHostThatDoesNotExistIsAFailureToResolve() throws Exception {
        url.set(URI.create("http://no-such-host.invalid" + PATH));

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.DNS));
    }

    @Test
    void aCertificateNobodyVouchesForIsATlsFailureAndNothingIsSent(@TempDir Path directory) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        int port = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(selfSigned(directory.resolve("server.p12"))))
                .requestHandler(request -> requests.incrementAndGet())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        url.set(URI.create("https://localhost:" + port + PATH));

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.TLS));
        assertThat(requests).hasValue(0);
    }

    private static KeyStoreOptions selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new KeyStoreOptions().setType("PKCS12").setPath(file.toString()).setPassword("changeit");
    }

    @Test
    void aTokenThatIsNoHeaderValueIsAFailureAndNotACrash() throws Exception {
        serve((request, body) -> request.response().end());
        token.set("two\nlines");

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.REQUEST));
    }

    @Test
    void aUrlThatCannotBeUsedIsAFailureAndNotACrash() throws Exception {
        url.set(URI.create("ftp://example.com/x"));

        assertThat(send()).isEqualTo(new Answer.Failed(IoFault.REQUEST));
    }
}
