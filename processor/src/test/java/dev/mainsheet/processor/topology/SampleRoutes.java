package dev.mainsheet.processor.topology;

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
