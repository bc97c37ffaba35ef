package dev.mainsheet.processor.shape;

import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as routes that look nobody up send them. */
final class Shapes {

    static final Route ENVELOPE = route(Payload.ENVELOPE);
    static final Route RAW = route(Payload.RAW);
    static final People NOBODY = new People(Map.of(), Optional.empty(), EnrichmentStatus.SKIPPED, Optional.empty());

    private Shapes() {}

    static ShapedEvent shaped(Event event, Map<String, Object> body, boolean late) {
        return shaped(event, body, late, NOBODY);
    }

    static ShapedEvent shaped(Event event, Map<String, Object> body, boolean late, People people) {
        return new ShapedEvent(event, body, late, wanted -> people);
    }

    private static Route route(Payload payload) {
        return new Route(
                "mainsheet.routes[0]",
                "any",
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.empty(),
                Optional.empty(),
                List.of("hr"),
                payload);
    }
}
