package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.shape.ShapedEvent;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import java.util.OptionalInt;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a delivery ends here: sent, filtered, or given up. Owned by the thread of a task. */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final Stages stages;
    private final Exits exits;

    Endings(Stages stages, Exits exits) {
        this.stages = stages;
        this.exits = exits;
    }

    /** @param shaped makes the body */
    void send(Record<byte[], Received> from, OptionalInt part, Chosen chosen, ShapedEvent shaped) {
        Delivery delivery = delivery(from.value().event(), part, chosen, shaped);
        boolean allowed =
                delivery.body().length <= stages.settings().maxBodyBytes().get(chosen.listener());
        if (!allowed || !exits.delivery(from, delivery)) {
            dead(from, part, chosen.listener(), Reason.TOO_LARGE, chosen.route().name());
        }
    }

    private static Delivery delivery(Event event, OptionalInt part, Chosen chosen, ShapedEvent shaped) {
        return new Delivery(
                id(event, part, chosen.listener()),
                chosen.route().name(),
                chosen.alsoMatched().isEmpty() ? null : String.join(",", chosen.alsoMatched()),
                event.trigger(),
                event.tenant(),
                event.key(),
                event.receivedAt(),
                event.traceparent(),
                event.callback(),
                shaped.bytes(chosen.route()));
    }

    void filter(Record<byte[], Received> from, OptionalInt part, Filtered filtered) {
        Event event = from.value().event();
        Outcome outcome = part.isPresent()
                ? stages.outcomes().filtered(event, id(event, part, filtered.listener()), filtered)
                : stages.outcomes().filtered(event, filtered);
        exits.outcome(from, outcome);
    }

    void giveUp(Record<byte[], Received> from, OptionalInt part, Undecided undecided) {
        LOG.warn(
                "Event {}: the filter of route {} gave no answer ({}: {})",
                from.value().event().id(),
                undecided.route(),
                undecided.reason().text(),
                undecided.cause());
        dead(from, part, undecided.listener(), undecided.reason(), undecided.route());
    }

    void dead(Record<byte[], Received> from, OptionalInt part, String listener, Reason reason, String route) {
        Event event = from.value().event();
        Outcome outcome = stages.outcomes().dead(event, id(event, part, listener), reason, route);
        exits.outcome(from, outcome);
        exits.deadLetter(from, event.body(), outcome, from.value().source());
    }

    private static DeliveryId id(Event event, OptionalInt part, String listener) {
        return new DeliveryId(event.id(), part, event.replayId(), listener);
    }
}
