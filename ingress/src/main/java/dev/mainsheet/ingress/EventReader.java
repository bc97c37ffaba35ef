package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.ingress.body.ScanResult;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes an event of a request that passed the gate, and its body. Safe for any thread. */
public final class EventReader {

    private final BodyScan scan;
    private final BodyPlans plans;
    private final EventIds ids;
    private final TestWindows windows;
    private final InstantSource clock;

    /**
     * @param windows in which events are tests
     * @param clock says when an event was received
     */
    public EventReader(BodyScan scan, BodyPlans plans, EventIds ids, TestWindows windows, InstantSource clock) {
        this.scan = scan;
        this.plans = plans;
        this.ids = ids;
        this.windows = windows;
        this.clock = clock;
    }

    /** Reads the body of a request: an event, not kept yet. */
    public Judged<Event> read(TriggerPath path, SenderFacts sender, byte[] body) {
        return scan.scan(body, plans.of(path.trigger()))
                .fold(
                        object -> Judged.passed(event(path, sender, object)),
                        malformed -> Judged.refused(Problems.notAnObject(malformed)));
    }

    private Event event(TriggerPath path, SenderFacts sender, ScanResult.JsonObject object) {
        Instant receivedAt = Instant.ofEpochMilli(clock.millis());
        boolean test = sender.test() || object.test() || windows.cover(path, receivedAt);
        String id = id(path, sender.id().or(object::senderId), test);
        return new Event(
                id,
                path.trigger(),
                path.tenant(),
                Event.key(path.tenant(), object.subject().orElse(null), id),
                receivedAt,
                Origin.LIVE,
                null,
                false,
                test,
                sender.traceparent().orElse(null),
                object.body());
    }

    private String id(TriggerPath path, Optional<String> senderId, boolean test) {
        EventIds.Kind kind = test ? EventIds.Kind.TEST : EventIds.Kind.LIVE;
        return senderId.map(given -> EventIds.of(kind, path.tenant(), path.trigger(), given))
                .orElseGet(ids::fresh)
                .toString();
    }
}
