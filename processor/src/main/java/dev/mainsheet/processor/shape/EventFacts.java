package dev.mainsheet.processor.shape;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.FieldPath;
import dev.mainsheet.schemas.OccurredAt;
import dev.mainsheet.schemas.SubjectPath;
import dev.mainsheet.schemas.Triggers;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        return new EventFacts(subject(event, body), OccurredAt.find(body, Triggers.occurredAt(event.trigger())));
    }

    /** The id is the one in the record's key: order holds by it, and a configured path may have chosen it. */
    private static Map<String, Object> subject(Event event, Map<String, Object> body) {
        String id = event.subject();
        if (id == null) {
            return Map.of();
        }
        for (SubjectPath path : Triggers.subjects(event.trigger())) {
            if (FieldPath.text(body, path.id()).filter(id::equals).isPresent()) {
                Map<String, Object> subject = new LinkedHashMap<>();
                subject.put("type", path.type().text());
                subject.put("id", id);
                FieldPath.text(body, path.name()).ifPresent(name -> subject.put("name", name));
                return subject;
            }
        }
        return Map.of("id", id);
    }
}
