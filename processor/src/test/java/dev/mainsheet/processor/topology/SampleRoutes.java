package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.route.Patience;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Optional;

/** Routes for tests. */
public final class SampleRoutes {

    private SampleRoutes() {}

    /** For every trigger, without a filter. */
    public static Route everything(String name, Payload payload, String... listeners) {
        return route(name, null, payload, listeners);
    }

    /** For every trigger, with a filter. */
    public static Route filtered(String name, String filter, String... listeners) {
        return route(name, filter, Payload.ENVELOPE, listeners);
    }

    /** For every trigger, looking the subject up. */
    public static Route enriched(String name, Patience patience, String when, String... listeners) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.empty(),
                Optional.ofNullable(when),
                List.of(listeners),
                Payload.ENVELOPE,
                new PeopleWanted(List.of(Role.SUBJECT), Role.SUBJECT, Optional.empty()),
                patience);
    }

    /** For every trigger, looking the subject up for as long as it takes. */
    public static Route enriched(String name, String... listeners) {
        return enriched(name, Patience.DEFAULT, null, listeners);
    }

    /** For every trigger, telling test events apart. */
    static Route forTests(String name, TestEvents tests, String... listeners) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob("*")),
                tests,
                Optional.empty(),
                Optional.empty(),
                List.of(listeners),
                Payload.ENVELOPE);
    }

    /** One delivery for each of those at {@code path}; nobody is looked up. */
    static Route splitting(String name, String path, String when, String... listeners) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.empty(),
                Optional.ofNullable(when),
                List.of(listeners),
                Payload.ENVELOPE,
                new PeopleWanted(
                        List.of(),
                        Role.SUBJECT,
                        Optional.of(new PeopleWanted.Split("mainsheet.routes[0].split", path))),
                Patience.DEFAULT);
    }

    private static Route route(String name, String filter, Payload payload, String... listeners) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.ofNullable(filter),
                Optional.empty(),
                List.of(listeners),
                payload);
    }
}
