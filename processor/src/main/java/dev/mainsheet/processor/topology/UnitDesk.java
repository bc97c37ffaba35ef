package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.park.Ask;
import dev.mainsheet.processor.park.Parked;
import dev.mainsheet.processor.park.Unit;
import dev.mainsheet.processor.park.UnitKey;
import dev.mainsheet.processor.park.UnitReader;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;

/** Makes the units of one task, out of events that come and of what was put away. Owned by the task's thread. */
final class UnitDesk implements UnitReader {

    /** Where units go that have to be finished. */
    interface Arrivals {
        void take(Unit unit, Ask first);
    }

    private static final Instant NOT_WAITING = Instant.EPOCH;

    private final Stages stages;
    private final Routing routing;
    private final Endings endings;
    private final Arrivals arrivals;
    private final int partition;
    private final Map<String, Route> routes = new HashMap<>();

    UnitDesk(Stages stages, Routing routing, Endings endings, Arrivals arrivals, int partition) {
        this.stages = stages;
        this.routing = routing;
        this.endings = endings;
        this.arrivals = arrivals;
        this.partition = partition;
        stages.routes().forEach(route -> routes.put(route.name(), route));
    }

    Routing routing() {
        return routing;
    }

    Endings endings() {
        return endings;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** One that there is: a unit is begun, and so at a route of today, before it is finished. */
    Route route(String name) {
        return routes.get(name);
    }

    /** A unit of an event that is here. */
    DeliveryUnit unit(Record<byte[], Received> from, String listener, OptionalInt part, String route) {
        Received received = from.value();
        Source source = received.source();
        Parked parked = new Parked(
                from.key(),
                Instant.ofEpochMilli(from.timestamp()),
                from.headers(),
                received.event().body(),
                received.late(),
                listener,
                part,
                route,
                NOT_WAITING);
        UnitKey key = new UnitKey(source.topic(), source.offset(), Parked.unit(listener, part));
        return new DeliveryUnit(this, key, parked, () -> from);
    }

    @Override
    public Unit open(UnitKey key, Parked parked) {
        return new DeliveryUnit(this, key, parked, new Reading(key, parked));
    }

    /** The event as it came by before, read once. */
    private final class Reading implements Supplier<Record<byte[], Received>> {

        private final UnitKey key;
        private final Parked parked;
        private Record<byte[], Received> record;

        Reading(UnitKey key, Parked parked) {
            this.key = key;
            this.parked = parked;
        }

        @Override
        public Record<byte[], Received> get() {
            if (record == null) {
                record = new Record<>(
                        parked.key(), received(), parked.appendedAt().toEpochMilli(), parked.headers());
            }
            return record;
        }

        private Received received() {
            try {
                Event event = EventCodec.read(parked.key(), parked.body(), parked.headers());
                return new Received(
                        event,
                        BodyReader.read(event.body()),
                        parked.late(),
                        new EvaluationTime(stages.around().nanos()),
                        new Source(key.topic(), partition, key.offset()));
            } catch (UndecodableException wasDecodedBefore) {
                throw new IllegalStateException(wasDecodedBefore);
            }
        }
    }
}
