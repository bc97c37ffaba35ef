package dev.mainsheet.processor.route;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Optional;

/**
 * A route as configured.
 *
 * @param key where it stands in the configuration, such as {@code mainsheet.routes[2]}
 * @param name its own name, unique among routes
 * @param triggers the triggers it is for
 * @param tests what it does with test events
 * @param filter JSONPath on the trigger's body that must pass
 * @param when JSONPath on the finished body that must pass too
 * @param listeners who gets what passes
 * @param payload what they get
 */
public record Route(
        String key,
        String name,
        List<TriggerGlob> triggers,
        TestEvents tests,
        Optional<String> filter,
        Optional<String> when,
        List<String> listeners,
        Payload payload) {

    public Route {
        triggers = List.copyOf(triggers);
        listeners = List.copyOf(listeners);
    }

    boolean isFor(Candidate event) {
        return tests.takes(event) && triggers.stream().anyMatch(glob -> glob.matches(event.trigger()));
    }
}
