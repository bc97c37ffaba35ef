package dev.mainsheet.testkit.moveworks;

import dev.mainsheet.testkit.StandInServer;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.FaultRoutes;
import dev.mainsheet.testkit.faults.FaultScript;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;

/**
 * Moveworks as a sender sees it, over HTTP: webhook listeners that take events, what they took ({@code /deliveries}), and
 * a script of faults ({@code /faults}). What Moveworks has published it does alike, what is not published is said where
 * it is decided. What it took and its faults stay over a stop and a start. Thread-safe.
 */
public final class MoveworksStandIn implements AutoCloseable {

    private final MoveworksOptions options;
    private final FaultScript faults = new FaultScript();
    private final DeliveryLog log;
    private final StandInServer server;

    /** Not started yet. */
    public MoveworksStandIn(MoveworksOptions options) {
        this.options = options;
        this.log = new DeliveryLog(options.keptDeliveries(), options.keptBytes());
        this.server = new StandInServer("Moveworks", options.host(), options.port(), this::routes);
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

    /** Its root, for {@code /deliveries} and {@code /faults}; without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** Where events for a listener are posted. */
    public String listenerUrl(String listenerId) {
        return url() + "/webhooks/v1/listeners/" + listenerId + "/notify";
    }

    /** Everything received, refused attempts too, in order of arrival. */
    public List<ReceivedDelivery> deliveries() {
        return log.all();
    }

    /** What was answered with 2xx, in order of arrival. */
    public List<ReceivedDelivery> accepted() {
        return deliveries().stream().filter(ReceivedDelivery::accepted).toList();
    }

    /** How many deliveries were forgotten for want of room since the last {@link #clear}. */
    public long forgotten() {
        return log.forgotten();
    }

    /** Forgets what was received. */
    public void clear() {
        log.clear();
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    private Handler<HttpServerRequest> routes(Vertx vertx) {
        Router router = Router.router(vertx);
        RequestRate rate = new RequestRate(options.ratePerSecond(), System::nanoTime);
        router.route("/webhooks/v1/listeners/:id/notify")
                .handler(new NotifyHandler(vertx, options, Clock.systemUTC(), rate, faults, log));
        DeliveriesRoutes.mount(router, log);
        FaultRoutes.mount(router, faults);
        return router;
    }
}
