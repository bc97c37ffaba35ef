package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.Answering;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.invocation.Callbacks;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Listening;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP/1.1 server that takes events. One event loop serves all connections. */
public final class IngressServer {

    private static final Logger LOG = LoggerFactory.getLogger(IngressServer.class);
    private static final String PORT_KEY = "mainsheet.ingress.port";

    private final HttpSettings settings;
    private final Optional<ServerTls> tls;
    private final HttpServer server;
    private volatile boolean listening;
    private volatile boolean ending;

    public IngressServer(
            Vertx vertx,
            HttpSettings settings,
            Optional<ServerTls> tls,
            Gate gate,
            Admission admission,
            EventReader reader,
            Answering answering,
            Intake intake,
            IngressMetrics metrics) {
        this.settings = settings;
        this.tls = tls;
        HttpServerOptions options = options(settings);
        tls.ifPresent(with -> with.secure(options));
        Connections connections = new Connections(settings.connections().max());
        metrics.connections(connections::open);
        BodyTaking bodies = new BodyTaking(vertx, settings, admission);
        Handler<HttpServerRequest> triggers =
                new TriggerHandler(vertx, gate, bodies, reader, answering, intake, metrics);
        Handler<HttpServerRequest> callbacks = new CallbackHandler(vertx, bodies, answering, metrics);
        this.server = vertx.createHttpServer(options)
                .connectionHandler(new ConnectionSetup(settings.connections(), connections))
                .requestHandler(announcingEnd(new OpenApiHandler(
                        vertx,
                        gate,
                        metrics,
                        request -> (request.path().startsWith(Callbacks.PATH) ? callbacks : triggers).handle(request))))
                .invalidRequestHandler(new InvalidRequests(vertx, metrics));
        tls.ifPresent(with -> server.exceptionHandler(with::failed));
    }

    private Handler<HttpServerRequest> announcingEnd(Handler<HttpServerRequest> handler) {
        return request -> {
            if (ending) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            handler.handle(request);
        };
    }

    private static HttpServerOptions options(HttpSettings settings) {
        return new HttpServerOptions()
                .setIdleTimeout(
                        Math.toIntExact(settings.connections().idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setStrictThreadMode(true)
                .setHandle100ContinueAutomatically(false)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    /**
     * Listens.
     *
     * @param loop which serves all connections
     * @throws StartException if the port cannot be had
     */
    public void start(Executor loop) throws StartException {
        Promise<HttpServer> listens = Promise.promise();
        loop.execute(() -> server.listen(settings.port(), settings.bind()).onComplete(listens));
        Listening.await(listens.future(), PORT_KEY, settings.port());
        listening = true;
        tls.ifPresent(with -> with.follow(server));
        LOG.info("taking events on {}:{}", settings.bind(), port());
    }

    /** Whether it has begun to. */
    public boolean isListening() {
        return listening;
    }

    /** From now on senders are told to use another connection for their next event. */
    public void announceEnd() {
        ending = true;
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no more connections, lets requests under way come to their answer within {@code within}, closes the rest. */
    public void stop(Duration within) {
        tls.ifPresent(ServerTls::stop);
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
