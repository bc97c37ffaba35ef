package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.dedupe.Duplicate;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.Verdict;
import java.time.InstantSource;

/** Writes down what was decided about an event. */
final class Outcomes {

    /** Ids are short; one that is not must not make its outcome too large for a record. */
    private static final int ID_CHARS = 512;

    private final InstantSource clock;

    Outcomes(InstantSource clock) {
        this.clock = clock;
    }

    /** Nobody wants it. */
    Outcome filtered(Event event, Filtered filtered) {
        return of(event, null, filtered.listener(), Verdict.FILTERED, filtered.reason(), rule(filtered), null);
    }

    /** Nobody wants this part of it. */
    Outcome filtered(Event event, DeliveryId part, Filtered filtered) {
        return of(
                event, part.toString(), filtered.listener(), Verdict.FILTERED, filtered.reason(), rule(filtered), null);
    }

    private static String rule(Filtered filtered) {
        return filtered.routes().isEmpty() ? null : String.join(", ", filtered.routes());
    }

    /** It repeats another. */
    Outcome duplicate(Event event, Duplicate duplicate) {
        return of(
                event,
                null,
                Outcome.NO_LISTENER,
                Verdict.DUPLICATE,
                duplicate.reason(),
                duplicate.rule(),
                duplicate.duplicateOf());
    }

    /** It lies on the dead-letter topic. */
    Outcome dead(Event event, DeliveryId delivery, Reason reason, String route) {
        return of(event, delivery.toString(), delivery.listener(), Verdict.DEAD, reason, route, null);
    }

    /** A record that is no event of ours, as far as its headers say what it is; either may be null. */
    Outcome undecodable(String eventId, String trigger, String tenant) {
        return new Outcome(
                SchemaVersion.CURRENT,
                cut(eventId),
                null,
                Outcome.NO_LISTENER,
                null,
                cut(trigger),
                cut(tenant),
                null,
                Verdict.DEAD,
                Reason.UNDECODABLE,
                null,
                null,
                null,
                clock.instant());
    }

    private Outcome of(
            Event event,
            String deliveryId,
            String listener,
            Verdict verdict,
            Reason reason,
            String rule,
            String duplicateOf) {
        return new Outcome(
                SchemaVersion.CURRENT,
                event.id(),
                deliveryId,
                listener,
                event.replayId(),
                event.trigger(),
                event.tenant(),
                cut(event.subject()),
                verdict,
                reason,
                rule,
                duplicateOf,
                null,
                clock.instant());
    }

    private static String cut(String id) {
        return id == null || id.length() <= ID_CHARS ? id : id.substring(0, ID_CHARS);
    }
}
