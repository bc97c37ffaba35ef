package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.park.Ask;
import dev.mainsheet.processor.park.Gate;
import dev.mainsheet.processor.park.Inquiries;
import dev.mainsheet.processor.park.Park;
import dev.mainsheet.processor.park.Parked;
import dev.mainsheet.processor.park.Unit;
import dev.mainsheet.processor.route.RouteDecision;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.RouteDecision.Unfinished;
import dev.mainsheet.processor.route.RouteDecision.Unreached;
import dev.mainsheet.processor.shape.ShapedEvent;
import dev.mainsheet.schemas.Reason;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends each event to the listeners its routes choose, at once where nobody has to be asked; what has to wait is parked, and
 * released from a punctuator a little at a time. Neither ever waits.
 */
final class RouteStage implements Processor<byte[], Received, byte[], Object> {

    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final OptionalInt WHOLE = OptionalInt.empty();

    private final Stages stages;
    private ProcessorContext<byte[], Object> context;
    private int partition;
    private Gate gate;
    private Routing routing;
    private Endings endings;
    private UnitDesk desk;
    private Park park;
    private Cancellable rounds;

    RouteStage(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        this.partition = context.taskId().partition();
        this.gate = stages.around().gates().apply(partition);
        // A start that failed halfway may have left it closed.
        this.gate.open();
        this.routing = new Routing(stages);
        this.endings = new Endings(stages, stages.exits(context));
        this.desk = new UnitDesk(stages, routing, endings, this::take, partition);
        this.park = new Park(
                new StoredParking(context),
                desk,
                new Inquiries(stages.around().lookups(), new StoredLastKnown(context, stages.metrics())),
                stages.settings().park(),
                gate,
                stages.around().parkWatch(),
                context.currentSystemTimeMs());
        ParkRounds round = new ParkRounds(park, stages.around().parkWatch(), stages.metrics(), partition);
        this.rounds = context.schedule(OFTEN, PunctuationType.WALL_CLOCK_TIME, round::some);
    }

    @Override
    public void process(Record<byte[], Received> record) {
        Received received = record.value();
        ShapedEvent shaped = routing.shaped(received);
        Arriving arriving = new Arriving(record, shaped);
        routing.decide(received, shaped).forEach(decision -> decision.carryOut(arriving));
    }

    private void take(Unit unit, Ask first) {
        park.take(unit, first, context.currentSystemTimeMs());
    }

    /** What waits stays in the store, for whoever gets the task next. */
    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel();
            park.close();
            gate.open();
            stages.around().parkWatch().forget(partition);
        }
    }

    /** What is decided about an event that has just come. */
    private final class Arriving implements RouteDecision.Actions {

        private final Record<byte[], Received> record;
        private final ShapedEvent shaped;

        Arriving(Record<byte[], Received> record, ShapedEvent shaped) {
            this.record = record;
            this.shaped = shaped;
        }

        @Override
        public void send(Chosen chosen) {
            if (park.isEmpty() || park.isFree(Parked.queue(record.key(), chosen.listener()))) {
                endings.send(record, WHOLE, chosen, shaped);
            } else {
                finish(new Unfinished(chosen.listener(), chosen.route()));
            }
        }

        @Override
        public void finish(Unfinished unfinished) {
            DeliveryUnit unit = desk.unit(
                    record, unfinished.listener(), WHOLE, unfinished.route().name());
            unit.follow(unfinished, shaped).ifPresent(ask -> take(unit, ask));
        }

        @Override
        public void filter(Filtered filtered) {
            endings.filter(record, WHOLE, filtered);
        }

        @Override
        public void giveUp(Undecided undecided) {
            endings.giveUp(record, WHOLE, undecided);
        }

        @Override
        public void giveUp(Unreached unreached) {
            endings.dead(record, WHOLE, unreached.listener(), Reason.OTHERWISE, unreached.route());
        }
    }
}
