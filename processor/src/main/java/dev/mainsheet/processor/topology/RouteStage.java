package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.route.RouteDecision;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.Routes;
import dev.mainsheet.processor.shape.ShapedEvent;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
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
        ShapedEvent shaped = new ShapedEvent(received.event(), received.body(), received.late());
        CarryOut actions = new CarryOut(record, shaped);
        routes.decide(shaped, received.time()).forEach(decision -> decision.carryOut(actions));
    }

    /** What is decided about one event, carried out. */
    private final class CarryOut implements RouteDecision.Actions {

        private final Record<byte[], Received> record;
        private final Event event;
        private final ShapedEvent shaped;

        CarryOut(Record<byte[], Received> record, ShapedEvent shaped) {
            this.record = record;
            this.event = record.value().event();
            this.shaped = shaped;
        }

        @Override
        public void send(Chosen chosen) {
            Delivery delivery = delivery(chosen);
            boolean allowed = delivery.body().length <= stages.maxBodyBytes().get(chosen.listener());
            if (!allowed || !exits.delivery(record, delivery)) {
                dead(chosen.listener(), Reason.TOO_LARGE, chosen.route().name());
            }
        }

        private Delivery delivery(Chosen chosen) {
            return new Delivery(
                    DeliveryId.of(event.id(), event.replayId(), chosen.listener()),
                    chosen.route().name(),
                    chosen.alsoMatched().isEmpty() ? null : String.join(",", chosen.alsoMatched()),
                    event.trigger(),
                    event.tenant(),
                    event.key(),
                    event.receivedAt(),
                    event.traceparent(),
                    event.callback(),
                    shaped.bytes(chosen.route().payload()));
        }

        @Override
        public void filter(Filtered filtered) {
            exits.outcome(record, stages.outcomes().filtered(event, filtered));
        }

        @Override
        public void giveUp(Undecided undecided) {
            LOG.warn(
                    "Event {}: the filter of route {} gave no answer ({}: {})",
                    event.id(),
                    undecided.route(),
                    undecided.reason().text(),
                    undecided.cause());
            dead(undecided.listener(), undecided.reason(), undecided.route());
        }

        private void dead(String listener, Reason reason, String route) {
            Outcome outcome = stages.outcomes().dead(event, listener, reason, route);
            exits.outcome(record, outcome);
            exits.deadLetter(record, event.body(), outcome);
        }
    }
}
