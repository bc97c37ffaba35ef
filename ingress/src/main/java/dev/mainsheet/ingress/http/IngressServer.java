package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Listening;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP/1.1 server that takes events. One event loop serves all connections. */
public final class IngressServer {

    private static final Logger LOG = LoggerFactory.getLogger(IngressServer.class);
    private static final String PORT_KEY = "mainsheet.ingress.port";

    private final HttpSettings settings;
    private final HttpServer server;

    public IngressServer(
            Vertx vertx,
            HttpSettings settings,
            Gate gate,
            Admission admission,
            EventReader reader,
            Intake intake,
            IngressMetrics metrics) {
        this.settings = settings;
        this.server = vertx.createHttpServer(options())
                .requestHandler(new TriggerHandler(vertx, settings, gate, admission, reader, intake, metrics))
                .invalidRequestHandler(new InvalidRequests(vertx, metrics));
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(HttpSettings.MAX_REQUEST_LINE_BYTES)
                .setMaxHeaderSize(HttpSettings.MAX_HEADERS_BYTES)
                .setIdleTimeout(Math.toIntExact(HttpSettings.IDLE_TIMEOUT.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(false)
                .setHttp2ClearTextEnabled(false);
    }

    /**
     * Listens.
     *
     * @throws StartException if the port cannot be had
     */
    public void start() throws StartException {
        Listening.await(server.listen(settings.port(), settings.bind()), PORT_KEY, settings.port());
        LOG.info("taking events on {}:{}", settings.bind(), port());
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no more connections, lets requests under way come to their answer within {@code within}, closes the rest. */
    public void stop(Duration within) {
        try {
            server.shutdown(within)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(within.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unclean) {
            LOG.warn("the ingress's port did not close in order", unclean);
        }
    }
}
