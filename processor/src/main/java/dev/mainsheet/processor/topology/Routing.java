package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.people.Enquiries;
import dev.mainsheet.processor.people.Enquiry;
import dev.mainsheet.processor.people.Parts;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.RouteDecision;
import dev.mainsheet.processor.route.RouteWalk;
import dev.mainsheet.processor.route.Routes;
import dev.mainsheet.processor.shape.ShapedEvent;
import java.util.List;
import java.util.OptionalInt;

/** Routes, and the people they want, for the events of one task. Owned by its thread. */
final class Routing {

    private static final OptionalInt WHOLE = OptionalInt.empty();

    private final Routes routes;
    private final Enquiries enquiries;

    Routing(Stages stages) {
        try {
            routes = Routes.compile(stages.routes());
            enquiries = Enquiries.compile(
                    stages.settings().people(),
                    stages.routes().stream().map(Route::people).toList());
        } catch (BadExpressionException checkedAtStart) {
            throw new IllegalStateException(checkedAtStart);
        }
    }

    List<RouteDecision> decide(Received received, ShapedEvent event) {
        return routes.decide(event, received.time());
    }

    RouteWalk walk(Received received, String listener, ShapedEvent event) {
        return routes.walk(listener, event, received.time());
    }

    Parts parts(Received received, Route route) {
        return enquiries.parts(route.people(), received.body(), received.time());
    }

    Enquiry enquiry(Received received, PeopleWanted wanted, OptionalInt part) {
        return enquiries.begin(received.event(), received.body(), wanted, part, received.time());
    }

    /** Of its people is known what the body says. */
    ShapedEvent shaped(Received received) {
        return new ShapedEvent(
                received.event(),
                received.body(),
                received.late(),
                wanted -> enquiry(received, wanted, WHOLE).people());
    }

    /** As a delivery of {@code route}, whose people are known. */
    ShapedEvent shaped(Received received, Route route, People people) {
        return new ShapedEvent(
                received.event(),
                received.body(),
                received.late(),
                wanted -> wanted.equals(route.people())
                        ? people
                        : enquiry(received, wanted, WHOLE).people());
    }
}
