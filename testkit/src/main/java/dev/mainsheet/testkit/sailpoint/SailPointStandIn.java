package dev.mainsheet.testkit.sailpoint;

import dev.mainsheet.testkit.StandInServer;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.FaultRoutes;
import dev.mainsheet.testkit.faults.FaultScript;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Identity Security Cloud as a receiver of request-response triggers sees it: invocations, and the place where they are
 * completed, once, with their secret, before their deadline. With a script of faults ({@code /faults}). What was fired and
 * received stays over a stop and a start. Thread-safe.
 */
public final class SailPointStandIn implements AutoCloseable {

    private static final String COMPLETE = "/(?:.*/)?trigger-invocations/(?:v1/)?(?<id>[^/]+)/complete";
    private static final long MAX_BODY_BYTES = 1024 * 1024;

    private final InstantSource clock;
    private final Invocations invocations;
    private final FaultScript faults = new FaultScript();
    private final StandInServer server;

    /** Not started yet; at 127.0.0.1 on a free port. */
    public SailPointStandIn() {
        this("127.0.0.1", 0, Clock.systemUTC());
    }

    /**
     * Not started yet.
     *
     * @param port 0 chooses a free one
     * @param clock decides when a deadline has passed
     */
    public SailPointStandIn(String host, int port, InstantSource clock) {
        this.clock = clock;
        this.invocations = new Invocations(clock);
        this.server = new StandInServer("SailPoint", host, port, this::routes);
    }

    /**
     * Returns once it listens.
     *
     * @throws StandInStartException if the port is in use
     */
    public void start() throws StandInStartException {
        server.start();
    }

    /** Closes the port and every connection, at once for those that call. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** Its root, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /**
     * Fires a request-response trigger; what has to be posted is in the result.
     *
     * @param input the trigger's own body, a JSON object
     * @param responseDeadline of the subscription
     */
    public TriggerInvocation fire(String trigger, byte[] input, ResponseType type, Duration responseDeadline) {
        return invocations.fire(url(), trigger, input, type, responseDeadline);
    }

    /** Every completion that came, refused ones too, in order of arrival. */
    public List<ReceivedCompletion> completions() {
        return invocations.received();
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    private Handler<HttpServerRequest> routes(Vertx vertx) {
        Router router = Router.router(vertx);
        router.routeWithRegex(HttpMethod.POST, COMPLETE)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(new CompleteHandler(vertx, invocations, faults, clock));
        FaultRoutes.mount(router, faults);
        return router;
    }
}
