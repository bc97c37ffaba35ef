package dev.mainsheet.processor.route;

import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.filter.FilterResult;
import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.RouteDecision.Unfinished;
import dev.mainsheet.processor.route.RouteDecision.Unreached;
import dev.mainsheet.schemas.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The way of one event through the routes to one listener, from where it was left unfinished, perhaps by another process.
 * Owned by one thread, as the routes are.
 */
public final class RouteWalk {

    private final String listener;
    private final Candidate event;
    private final EvaluationTime time;
    private final List<CompiledRoute> routes;

    /** @param routes the routes for the event that lead to the listener, in file order */
    RouteWalk(String listener, Candidate event, EvaluationTime time, List<CompiledRoute> routes) {
        this.listener = listener;
        this.event = event;
        this.time = time;
        this.routes = routes;
    }

    /**
     * Where a delivery stands that waited under a route's name: unfinished as before; or, if that route no longer leads
     * here, routed anew, and filtered as {@link Reason#ROUTE_REMOVED} where no other route takes it. A part is never
     * routed anew, or another route would take the event once for every part.
     *
     * @param part the delivery's number, where its route had split the event
     */
    public RouteDecision resume(String name, OptionalInt part) {
        Optional<CompiledRoute> route = find(name);
        if (route.isPresent()) {
            return new Unfinished(listener, route.get().route());
        }
        Filtered removed = new Filtered(listener, Reason.ROUTE_REMOVED, List.of(name));
        return part.isPresent() ? removed : first(routes, removed);
    }

    /**
     * Decides by the finished body whether {@code route} wins. If it refuses, the next in file order is tried, unless the
     * delivery is a part: a route that has split an event has taken it.
     *
     * @param route of {@link Unfinished}; its body is asked of the event
     * @param part the delivery's number, where the route has split the event
     * @param status how well its people are known
     */
    public RouteDecision finish(Route route, OptionalInt part, EnrichmentStatus status) {
        boolean unreached = status.isUnreached() && route.patience().otherwise() == Otherwise.DEAD_LETTER;
        if (unreached && route.when().isEmpty()) {
            return new Unreached(listener, route.name());
        }
        FilterResult result = find(route.name()).orElseThrow().finish(event, time);
        if (result instanceof FilterResult.Broken broken) {
            return new Undecided(listener, route.name(), broken.reason(), broken.cause());
        }
        if (result == FilterResult.Answer.PASSED) {
            return new Chosen(listener, route, alsoPassing(route));
        }
        if (unreached) {
            return new Unreached(listener, route.name());
        }
        if (part.isPresent()) {
            return new Filtered(listener, Reason.FILTER, List.of(route.name()));
        }
        return first(after(route), new Filtered(listener, Reason.FILTER, names()));
    }

    /**
     * What becomes of a delivery that has waited for longer than {@code route} wants to: held, it is unfinished still.
     *
     * @param status how well its people are known now
     */
    public RouteDecision overdue(Route route, OptionalInt part, EnrichmentStatus status) {
        return switch (route.patience().otherwise()) {
            case HOLD -> new Unfinished(listener, route);
            case DELIVER -> finish(route, part, status);
            case DEAD_LETTER -> new Unreached(listener, route.name());
        };
    }

    /** The decision of the first of {@code candidates} that does not refuse. */
    private RouteDecision first(List<CompiledRoute> candidates, Filtered none) {
        List<Answered> answers = new ArrayList<>();
        candidates.forEach(route -> answers.add(new Answered(route.route(), route.test(event, time))));
        return answers.stream()
                .filter(answer -> !answer.refused())
                .findFirst()
                .map(decisive -> decisive.decide(listener, answers))
                .orElse(none);
    }

    private List<String> alsoPassing(Route route) {
        return after(route).stream()
                .filter(other -> new Answered(other.route(), other.test(event, time)).passed())
                .map(other -> other.route().name())
                .toList();
    }

    private List<CompiledRoute> after(Route route) {
        List<String> names = names();
        return routes.subList(names.indexOf(route.name()) + 1, routes.size());
    }

    private List<String> names() {
        return routes.stream().map(route -> route.route().name()).toList();
    }

    private Optional<CompiledRoute> find(String name) {
        return routes.stream()
                .filter(route -> route.route().name().equals(name))
                .findFirst();
    }
}
