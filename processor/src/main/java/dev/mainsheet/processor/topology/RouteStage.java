package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.RouteDecision;
import dev.mainsheet.processor.route.RouteDecision.AllRefused;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.ListenerDecision;
import dev.mainsheet.processor.route.RouteDecision.NoRoute;
import dev.mainsheet.processor.route.RouteDecision.PerListener;
import dev.mainsheet.processor.route.RouteDecision.Refused;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.Routes;
import dev.mainsheet.processor.shape.ShapedEvent;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends an event as {@code filtered} if {@link Routes} say so, and sends deliveries to the listeners they chose. */
final class RouteStage implements Processor<byte[], Received, byte[], Object> {

    private static final Logger LOG = LoggerFactory.getLogger(RouteStage.class);

    private final Stages stages;
    private Exits exits;
    private Routes routes;

    RouteStage(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.exits = stages.exits(context);
        try {
            this.routes = Routes.compile(stages.routes());
        } catch (BadExpressionException checkedAtStart) {
            throw new IllegalStateException(checkedAtStart);
        }
    }

    @Override
    public void process(Record<byte[], Received> record) {
        Received received = record.value();
        Event event = received.event();
        ShapedEvent shaped = new ShapedEvent(event, received.body(), received.late());
        RouteDecision decision = routes.decide(shaped, received.time());
        if (decision instanceof NoRoute) {
            filtered(record, Outcome.NO_LISTENER, Reason.NO_ROUTE, null);
        } else if (decision instanceof AllRefused all) {
            filtered(record, Outcome.NO_LISTENER, Reason.FILTER, names(all.routes()));
        } else if (decision instanceof PerListener each) {
            each.listeners().forEach(listener -> carryOut(record, shaped, listener));
        }
    }

    private void carryOut(Record<byte[], Received> record, ShapedEvent shaped, ListenerDecision decision) {
        if (decision instanceof Chosen chosen) {
            send(record, shaped, chosen);
        } else if (decision instanceof Refused refused) {
            filtered(record, refused.listener(), Reason.FILTER, names(refused.routes()));
        } else if (decision instanceof Undecided undecided) {
            LOG.warn(
                    "Event {}: the filter of route {} gave no answer ({}: {})",
                    record.value().event().id(),
                    undecided.route(),
                    undecided.reason().text(),
                    undecided.cause());
            dead(record, undecided.listener(), undecided.reason(), undecided.route());
        }
    }

    private void send(Record<byte[], Received> record, ShapedEvent shaped, Chosen chosen) {
        Event event = record.value().event();
        Route route = chosen.route();
        byte[] body = shaped.bytes(route.payload());
        Delivery delivery = new Delivery(
                DeliveryId.of(event.id(), event.replayId(), chosen.listener()),
                route.name(),
                chosen.alsoMatched().isEmpty() ? null : String.join(",", chosen.alsoMatched()),
                event.trigger(),
                event.tenant(),
                event.key(),
                event.receivedAt(),
                event.traceparent(),
                body);
        boolean sent = body.length <= stages.maxBodyBytes().get(chosen.listener()) && exits.delivery(record, delivery);
        if (!sent) {
            dead(record, chosen.listener(), Reason.TOO_LARGE, route.name());
        }
    }

    private void filtered(Record<byte[], Received> record, String listener, Reason reason, String rule) {
        exits.outcome(record, stages.outcomes().filtered(record.value().event(), listener, reason, rule));
    }

    private void dead(Record<byte[], Received> record, String listener, Reason reason, String route) {
        Event event = record.value().event();
        Outcome outcome = stages.outcomes().dead(event, listener, reason, route);
        exits.outcome(record, outcome);
        exits.deadLetter(record, event.body(), outcome);
    }

    private static String names(List<String> routes) {
        return String.join(", ", routes);
    }
}
