package dev.mainsheet.processor.route;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * All routes, in file order: for each listener the first that passes wins. This is where an event is filtered.
 *
 * <p>Owned by one thread, because its filters are: each thread compiles its own.
 */
public final class Routes {

    private final List<CompiledRoute> routes;

    private Routes(List<CompiledRoute> routes) {
        this.routes = routes;
    }

    /**
     * @param configured in file order
     * @throws BadExpressionException naming the key of the first filter that cannot be used
     */
    public static Routes compile(List<Route> configured) throws BadExpressionException {
        List<CompiledRoute> compiled = new ArrayList<>();
        for (Route route : configured) {
            compiled.add(CompiledRoute.compile(route));
        }
        return new Routes(List.copyOf(compiled));
    }

    /** Refuses a route whose filters cannot be used, naming the key. */
    public static void check(Route route) throws BadExpressionException {
        CompiledRoute.compile(route);
    }

    /**
     * Decides what becomes of {@code event}: one decision for each listener that a route for it names, in the
     * order the file names them first; or one, for no listener, where nobody gets it. Each route is asked at most once.
     */
    public List<RouteDecision> decide(Candidate event, EvaluationTime time) {
        List<Answered> answers = new ArrayList<>();
        for (CompiledRoute route : routes) {
            if (route.route().isFor(event)) {
                answers.add(new Answered(route.route(), route.test(event, time)));
            }
        }
        if (answers.isEmpty()) {
            return List.of(new Filtered(Outcome.NO_LISTENER, Reason.NO_ROUTE, List.of()));
        }
        if (answers.stream().allMatch(Answered::refused)) {
            return List.of(new Filtered(Outcome.NO_LISTENER, Reason.FILTER, Answered.names(answers)));
        }
        return answers.stream()
                .flatMap(answer -> answer.route().listeners().stream())
                .distinct()
                .map(listener -> decide(listener, answers))
                .toList();
    }

    private static RouteDecision decide(String listener, List<Answered> answers) {
        List<Answered> toListener = answers.stream()
                .filter(answer -> answer.route().listeners().contains(listener))
                .toList();
        return toListener.stream()
                .filter(answer -> !answer.refused())
                .findFirst()
                .map(decisive -> decisive.decide(listener, toListener))
                .orElseGet(() -> new Filtered(listener, Reason.FILTER, Answered.names(toListener)));
    }

    /** The way of {@code event} through the routes to {@code listener}, to go on with what was left unfinished. */
    public RouteWalk walk(String listener, Candidate event, EvaluationTime time) {
        return new RouteWalk(
                listener,
                event,
                time,
                routes.stream()
                        .filter(route -> route.route().listeners().contains(listener)
                                && route.route().isFor(event))
                        .toList());
    }
}
