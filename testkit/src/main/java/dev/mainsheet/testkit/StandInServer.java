package dev.mainsheet.testkit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of one stand-in. It has one event loop, so requests are handled one after the other in the order they
 * arrive in, and handlers need no locks among themselves. It can be stopped and started again on the same port.
 */
public final class StandInServer {

    private static final Logger LOG = LoggerFactory.getLogger(StandInServer.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** What the servers take that are stood in for; a query with a long filter is over Vert.x's own limit. */
    private static final int MAX_LINE_BYTES = 8192;

    private final String name;
    private final String host;
    private final int port;
    private final Function<Vertx, Handler<HttpServerRequest>> handler;

    /** Empty while stopped. Guarded by this. */
    private Optional<Vertx> running = Optional.empty();

    /**
     * Not started yet.
     *
     * @param name for messages
     * @param host the address it listens on
     * @param port the port it listens on; 0 chooses a free one, which it keeps
     * @param handler makes the handler of all requests, at each start
     */
    public StandInServer(String name, String host, int port, Function<Vertx, Handler<HttpServerRequest>> handler) {
        this.name = name;
        this.host = host;
        this.port = port == 0 ? Ports.free() : port;
        this.handler = handler;
    }

    /** Its root, without a slash at the end; the same from construction on. */
    public String url() {
        return "http://" + host + ":" + port;
    }

    /**
     * Returns once it listens.
     *
     * @throws StandInStartException if the port is in use or the host not of this machine
     */
    public synchronized void start() throws StandInStartException {
        if (running.isPresent()) {
            throw new IllegalStateException("the " + name + " stand-in at " + url() + " is started already");
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        running = Optional.of(vertx);
        try {
            vertx.createHttpServer(new HttpServerOptions()
                            .setHandle100ContinueAutomatically(true)
                            .setMaxInitialLineLength(MAX_LINE_BYTES))
                    .requestHandler(handler.apply(vertx))
                    .listen(port, host)
                    .await(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception refused) {
            stop();
            throw new StandInStartException(
                    name + " stand-in: cannot listen on " + host + ":" + port + " (" + refused.getMessage()
                            + "); stop what uses that port or choose another",
                    refused);
        }
        LOG.info("{} stand-in at {}", name, url());
    }

    /** Closes the port and every connection within 5 s; nothing happens if it is stopped. */
    public synchronized void stop() {
        running.ifPresent(vertx -> {
            try {
                vertx.close().await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                LOG.warn("the {} stand-in at {} did not stop within {} s", name, url(), STOP_WITHIN.toSeconds());
            }
        });
        running = Optional.empty();
    }
}
