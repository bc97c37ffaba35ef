package dev.mainsheet.processor.shape;

import dev.mainsheet.schemas.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an event's body says of itself.
 *
 * @param subject type, id and name of its subject, as far as they are known; empty where it has none
 * @param occurredAt when it happened, where the body says so
 */
record EventFacts(Map<String, Object> subject, Optional<Instant> occurredAt) {

    static EventFacts of(Event event, Map<String, Object> body) {
        return new EventFacts(event.subject() == null ? Map.of() : Map.of("id", event.subject()), Optional.empty());
    }
}
