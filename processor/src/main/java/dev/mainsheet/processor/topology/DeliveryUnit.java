package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.park.Ask;
import dev.mainsheet.processor.park.Parked;
import dev.mainsheet.processor.park.Unit;
import dev.mainsheet.processor.park.UnitKey;
import dev.mainsheet.processor.people.Parts;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.route.Otherwise;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.RouteDecision;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.RouteDecision.Unfinished;
import dev.mainsheet.processor.route.RouteDecision.Unreached;
import dev.mainsheet.processor.route.RouteWalk;
import dev.mainsheet.processor.shape.ShapedEvent;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery of one event, or of one part of it, to one listener, on its way through the routes. */
final class DeliveryUnit implements Unit {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryUnit.class);

    private final UnitDesk desk;
    private final UnitKey key;
    private final Parked parked;
    private final Supplier<Record<byte[], Received>> event;

    /** The name of the route it is at. */
    private String route;

    /** @param event read only when it is needed */
    DeliveryUnit(UnitDesk desk, UnitKey key, Parked parked, Supplier<Record<byte[], Received>> event) {
        this.desk = desk;
        this.key = key;
        this.parked = parked;
        this.event = event;
        this.route = parked.route();
    }

    @Override
    public UnitKey key() {
        return key;
    }

    @Override
    public long queue() {
        return Parked.queue(parked.key(), parked.listener());
    }

    @Override
    public String tenant() {
        return new String(parked.headers().lastHeader(HeaderNames.TENANT).value(), StandardCharsets.UTF_8);
    }

    @Override
    public Parked parked(String forRoute, Instant deadline) {
        return parked.waitingFor(forRoute, deadline);
    }

    @Override
    public Optional<Ask> begin() {
        ShapedEvent shaped = desk.routing().shaped(received());
        return follow(walk(shaped).resume(route, parked.split()), shaped);
    }

    @Override
    public Optional<Ask> finish(People people) {
        Route at = desk.route(route);
        ShapedEvent shaped = desk.routing().shaped(received(), at, people);
        return follow(walk(shaped).finish(at, parked.split(), people.status()), shaped);
    }

    @Override
    public Optional<Ask> overdue(People people) {
        Route at = desk.route(route);
        ShapedEvent shaped = desk.routing().shaped(received(), at, people);
        return follow(walk(shaped).overdue(at, parked.split(), people.status()), shaped);
    }

    private RouteWalk walk(ShapedEvent shaped) {
        return desk.routing().walk(received(), parked.listener(), shaped);
    }

    @Override
    public void tooLarge() {
        dead(Reason.TOO_LARGE, route);
    }

    private Received received() {
        return event.get().value();
    }

    /** Carries out what was decided; asks for people if a route wants them first. */
    Optional<Ask> follow(RouteDecision decision, ShapedEvent shaped) {
        Following following = new Following(shaped);
        decision.carryOut(following);
        return following.next;
    }

    private void dead(Reason reason, String atRoute) {
        desk.endings().dead(event.get(), parked.split(), parked.listener(), reason, atRoute);
    }

    private final class Following implements RouteDecision.Actions {

        private final ShapedEvent shaped;
        private Optional<Ask> next = Optional.empty();

        Following(ShapedEvent shaped) {
            this.shaped = shaped;
        }

        @Override
        public void send(Chosen chosen) {
            desk.endings().send(event.get(), parked.split(), chosen, shaped);
        }

        @Override
        public void finish(Unfinished unfinished) {
            Route wanting = unfinished.route();
            if (parked.split().isPresent()) {
                next = Optional.of(ask(wanting, parked.split()));
                return;
            }
            Parts parts = desk.routing().parts(received(), wanting);
            if (parts instanceof Parts.Refused refused) {
                LOG.warn(
                        "Event {}: route {} cannot split it ({}: {})",
                        received().event().id(),
                        wanting.name(),
                        refused.reason().text(),
                        refused.cause());
                dead(refused.reason(), wanting.name());
            } else if (parts instanceof Parts.Numbered numbered) {
                for (int number = 1; number <= numbered.count(); number++) {
                    part(wanting, OptionalInt.of(number));
                }
            } else {
                next = Optional.of(ask(wanting, parked.split()));
            }
        }

        /** From here on it goes its own way. */
        private void part(Route wanting, OptionalInt number) {
            DeliveryUnit part = desk.unit(event.get(), parked.listener(), number, wanting.name());
            desk.arrivals().take(part, ask(wanting, number));
        }

        private Ask ask(Route wanting, OptionalInt part) {
            route = wanting.name();
            return new Ask(
                    desk.routing().enquiry(received(), wanting.people(), part),
                    wanting.name(),
                    wanting.patience().limit(),
                    wanting.patience().otherwise() == Otherwise.HOLD ? Ask.Afterwards.HOLD : Ask.Afterwards.LET_GO);
        }

        @Override
        public void filter(Filtered filtered) {
            desk.endings().filter(event.get(), parked.split(), filtered);
        }

        @Override
        public void giveUp(Undecided undecided) {
            desk.endings().giveUp(event.get(), parked.split(), undecided);
        }

        @Override
        public void giveUp(Unreached unreached) {
            dead(Reason.OTHERWISE, unreached.route());
        }
    }
}
