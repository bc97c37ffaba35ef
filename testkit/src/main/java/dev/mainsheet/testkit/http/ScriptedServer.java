package dev.mainsheet.testkit.http;

import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.tls.Identity;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server on this machine that answers as a test says, on one event loop, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final String scheme;
    private volatile Script script;
    private int port;

    /** Answers one request, now or later or never. */
    public interface Script {
        /** @param asked the same request as {@code request}, read whole */
        void answer(HttpServerRequest request, Asked asked);
    }

    private ScriptedServer(String scheme, Script script) {
        this.scheme = scheme;
        this.script = script;
    }

    /** Listens on a free port of the loopback address. */
    public static ScriptedServer start(Script script) throws StandInStartException {
        return new ScriptedServer("http", script).listen(new HttpServerOptions());
    }

    /** The same with TLS, shown {@code own}. */
    public static ScriptedServer startTls(Identity own, Script script) throws StandInStartException {
        return new ScriptedServer("https", script).listen(tls(own));
    }

    /** The same with TLS, for clients alone that {@code authority} signed. */
    public static ScriptedServer startMutualTls(Identity own, Identity authority, Script script)
            throws StandInStartException {
        return new ScriptedServer("https", script)
                .listen(tls(own).setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(new PemTrustOptions().addCertValue(pem(authority.chainPem()))));
    }

    private static HttpServerOptions tls(Identity own) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(pem(own.chainPem()))
                        .addKeyValue(pem(own.keyPem())));
    }

    private static Buffer pem(String text) {
        return Buffer.buffer(text, StandardCharsets.US_ASCII.name());
    }

    private ScriptedServer listen(HttpServerOptions options) throws StandInStartException {
        try {
            port = vertx.createHttpServer(options.setMaxInitialLineLength(64 * 1024))
                    .requestHandler(this::handle)
                    .listen(0, "127.0.0.1")
                    .await(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .actualPort();
            return this;
        } catch (TimeoutException slow) {
            close();
            throw new StandInStartException("the scripted server does not listen", slow);
        }
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Asked whole = new Asked(request.method().name(), request.uri(), request.headers(), body.toString());
            asked.add(whole);
            script.answer(request, whole);
        });
    }

    /** Answers otherwise from now on. */
    public void script(Script other) {
        script = other;
    }

    /** Ends a response with a status and JSON. */
    public static void json(HttpServerResponse response, int status, String body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    /** What it was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public int port() {
        return port;
    }

    /** Its root, by the name {@code localhost}, without a slash at the end. */
    public String url() {
        return scheme + "://localhost:" + port;
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        vertx.close();
    }
}
