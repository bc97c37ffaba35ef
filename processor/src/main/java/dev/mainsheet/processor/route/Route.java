package dev.mainsheet.processor.route;

import dev.mainsheet.processor.people.PeopleWanted;
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
 * @param people who is looked up before it is sent, and to whom it is addressed
 * @param patience how long it waits for them
 */
public record Route(
        String key,
        String name,
        List<TriggerGlob> triggers,
        TestEvents tests,
        Optional<String> filter,
        Optional<String> when,
        List<String> listeners,
        Payload payload,
        PeopleWanted people,
        Patience patience) {

    public Route {
        triggers = List.copyOf(triggers);
        listeners = List.copyOf(listeners);
    }

    /** A route that looks nobody up. */
    public Route(
            String key,
            String name,
            List<TriggerGlob> triggers,
            TestEvents tests,
            Optional<String> filter,
            Optional<String> when,
            List<String> listeners,
            Payload payload) {
        this(key, name, triggers, tests, filter, when, listeners, payload, PeopleWanted.NOBODY, Patience.DEFAULT);
    }

    boolean isFor(Candidate event) {
        return tests.takes(event) && triggers.stream().anyMatch(glob -> glob.matches(event.trigger()));
    }

    /** Whether the body it sends is known only when its people are, or when it is split: {@code when} is judged then. */
    boolean finishesLater() {
        return people.asks() || people.split().isPresent();
    }
}
