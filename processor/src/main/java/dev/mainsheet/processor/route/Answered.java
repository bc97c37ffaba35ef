package dev.mainsheet.processor.route;

import dev.mainsheet.processor.filter.FilterResult;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.RouteDecision.Unfinished;
import java.util.List;

/** A route that is for the event, and what it said. */
record Answered(Route route, FilterResult result) {

    boolean refused() {
        return result == FilterResult.Answer.REFUSED;
    }

    /** Whether it is sure to pass: one whose {@code when} waits for people is not. */
    boolean passed() {
        return result == FilterResult.Answer.PASSED
                && (!route.finishesLater() || route.when().isEmpty());
    }

    /**
     * What follows for {@code listener} if this route, which did not refuse, is the first of its kind.
     *
     * @param all what the listener's routes said
     */
    RouteDecision decide(String listener, List<Answered> all) {
        if (result instanceof FilterResult.Broken broken) {
            return new Undecided(listener, route.name(), broken.reason(), broken.cause());
        }
        return route.finishesLater()
                ? new Unfinished(listener, route)
                : new Chosen(
                        listener,
                        route,
                        names(all.stream()
                                .filter(answer -> answer.passed() && answer.route() != route)
                                .toList()));
    }

    static List<String> names(List<Answered> answers) {
        return answers.stream().map(answer -> answer.route().name()).toList();
    }
}
