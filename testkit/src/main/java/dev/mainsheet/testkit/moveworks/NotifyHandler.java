package dev.mainsheet.testkit.moveworks;

import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.FaultScript;
import dev.mainsheet.testkit.faults.FaultyEnd;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /webhooks/v1/listeners/{id}/notify}. A request is remembered when it has been read, with the answer that
 * is decided then; a scripted fault comes before anything the listener would say itself.
 */
final class NotifyHandler implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyHandler.class);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Vertx vertx;
    private final MoveworksOptions options;
    private final Clock clock;
    private final RequestRate rate;
    private final FaultScript faults;
    private final DeliveryLog log;

    NotifyHandler(
            Vertx vertx, MoveworksOptions options, Clock clock, RequestRate rate, FaultScript faults, DeliveryLog log) {
        this.vertx = vertx;
        this.options = options;
        this.clock = clock;
        this.rate = rate;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        BoundedBody body = new BoundedBody();
        request.handler(body::add)
                .exceptionHandler(cut -> LOG.debug("a request to {} ended before its body did", request.path(), cut))
                .endHandler(end ->
                        answer(request, ListenerRequest.of(request, context.pathParam("id"), body, clock.instant())));
    }

    private void answer(HttpServerRequest request, ListenerRequest received) {
        Fault.Effect effect = faults.next(received);
        int status = statusOf(received, effect);
        log.add(received.answered(status));
        FaultyEnd.of(vertx, request, effect, ListenerAnswer.of(status));
    }

    private int statusOf(ListenerRequest received, Fault.Effect effect) {
        if (effect.status().isPresent()) {
            return effect.status().getAsInt();
        }
        return switch (effect.ending()) {
            case DROP, HANG -> 0;
            case ANSWER -> decide(received).status();
        };
    }

    /** The order is not published; this one lets only what Moveworks would take count against the rate. */
    private ListenerAnswer decide(ListenerRequest received) {
        if (!exists(received.listenerId())) {
            return ListenerAnswer.UNKNOWN_LISTENER;
        }
        if (!received.method().equals(HttpMethod.POST)) {
            return ListenerAnswer.NOT_A_POST;
        }
        if (!options.apiKeys().isEmpty() && !received.bears(options.apiKeys())) {
            return ListenerAnswer.UNAUTHENTICATED;
        }
        return rate.admits() ? ListenerAnswer.RECEIVED : ListenerAnswer.OVER_THE_RATE;
    }

    private boolean exists(String listenerId) {
        return options.listenerIds().isEmpty()
                ? UUID.matcher(listenerId).matches()
                : options.listenerIds().contains(listenerId);
    }
}
