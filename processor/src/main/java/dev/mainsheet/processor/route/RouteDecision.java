package dev.mainsheet.processor.route;

import dev.mainsheet.schemas.Reason;
import java.util.List;

/** What becomes of an event for one listener, or for none. */
public sealed interface RouteDecision {

    /** Does what was decided. */
    void carryOut(Actions actions);

    /** What can be done; one for each decision, so that none is forgotten. */
    interface Actions {
        void send(Chosen chosen);

        void finish(Unfinished unfinished);

        void filter(Filtered filtered);

        void giveUp(Undecided undecided);

        void giveUp(Unreached unreached);
    }

    /**
     * It is sent.
     *
     * @param listener to whom
     * @param route the first route in file order that passed
     * @param alsoMatched names of further routes to the listener that would have passed; not those whose {@code when}
     *     nobody knows, because their people were not looked up
     */
    record Chosen(String listener, Route route, List<String> alsoMatched) implements RouteDecision {
        @Override
        public void carryOut(Actions actions) {
            actions.send(this);
        }
    }

    /**
     * The route's filter passed, and its people have to be found, or its parts made, before its {@code when} can be
     * judged: {@link RouteWalk#finish} goes on from here.
     *
     * @param listener to whom it leads
     * @param route the first route in file order that did not refuse
     */
    record Unfinished(String listener, Route route) implements RouteDecision {
        @Override
        public void carryOut(Actions actions) {
            actions.finish(this);
        }
    }

    /**
     * Nobody wants it.
     *
     * @param listener the listener whose routes all refused, or {@link dev.mainsheet.schemas.Outcome#NO_LISTENER} where
     *     no listener gets it
     * @param reason {@link Reason#NO_ROUTE} if no route is for such an event, {@link Reason#ROUTE_REMOVED} if the one it
     *     waited for is gone and no other took it, else {@link Reason#FILTER}
     * @param routes the names of the routes that refused, in file order
     */
    record Filtered(String listener, Reason reason, List<String> routes) implements RouteDecision {
        @Override
        public void carryOut(Actions actions) {
            actions.filter(this);
        }
    }

    /**
     * A route that comes before any that passed gave no answer, so it is not known whether it would have won.
     *
     * @param listener to whom it leads
     * @param route that route's name
     * @param reason {@link Reason#FILTER_TIMEOUT} or {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure, without anything from the body
     */
    record Undecided(String listener, String route, Reason reason, String cause) implements RouteDecision {
        @Override
        public void carryOut(Actions actions) {
            actions.giveUp(this);
        }
    }

    /**
     * Its people are not known, and the route wants a dead letter then: reason {@link Reason#OTHERWISE}.
     *
     * @param listener to whom it leads
     * @param route that route's name
     */
    record Unreached(String listener, String route) implements RouteDecision {
        @Override
        public void carryOut(Actions actions) {
            actions.giveUp(this);
        }
    }
}
