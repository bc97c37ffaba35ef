package dev.mainsheet.processor.route;

import dev.mainsheet.schemas.Reason;
import java.util.List;

/** What becomes of an event: which listeners get it, and why the others do not. */
public sealed interface RouteDecision {

    /** No route is for its trigger: filtered, {@link Reason#NO_ROUTE}, for no listener. */
    record NoRoute() implements RouteDecision {}

    /**
     * Routes are for its trigger, and none of them passed for any listener: filtered, {@link Reason#FILTER}.
     *
     * @param routes the names of those that refused, in file order
     */
    record AllRefused(List<String> routes) implements RouteDecision {}

    /**
     * Each listener that a route for this trigger names, with what becomes of the event there, in the order the file
     * names them first.
     */
    record PerListener(List<ListenerDecision> listeners) implements RouteDecision {}

    /** What becomes of an event for one listener. */
    sealed interface ListenerDecision {
        String listener();
    }

    /**
     * It is sent.
     *
     * @param route the first route in file order that passed
     * @param alsoMatched names of further routes that would have passed
     */
    record Chosen(String listener, Route route, List<String> alsoMatched) implements ListenerDecision {}

    /**
     * No route to this listener passed.
     *
     * @param routes the names of those that refused, in file order
     */
    record Refused(String listener, List<String> routes) implements ListenerDecision {}

    /**
     * A route that comes before any that passed gave no answer, so it is not known whether it would have won.
     *
     * @param route that route's name
     * @param reason {@link Reason#FILTER_TIMEOUT} or {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure, without anything from the body
     */
    record Undecided(String listener, String route, Reason reason, String cause) implements ListenerDecision {}
}
