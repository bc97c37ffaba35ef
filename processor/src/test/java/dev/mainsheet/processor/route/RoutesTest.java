package dev.mainsheet.processor.route;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final String PASSES = "$.name";
    private static final String REFUSES = "$.absent";
    private static final String THROWS = "$.name[?(@.x)]";
    private static final String NEVER_ENDS = "$[?($.long =~ /((a|aa)*)*c/)]";

    @Test
    void withoutAnyRouteThereIsNoRoute() {
        assertThat(decide()).containsExactly(new Filtered("-", Reason.NO_ROUTE, List.of()));
    }

    @Test
    void routesForOtherTriggersAreNoRoute() {
        assertThat(decide(route("a", "idn:account-*", null, "hr")))
                .containsExactly(new Filtered("-", Reason.NO_ROUTE, List.of()));
    }

    @Test
    void whenNothingPassesTheRefusingRoutesAreNamedInFileOrder() {
        assertThat(decide(
                        route("b", "*", REFUSES, "hr"),
                        route("other", "idn:account-*", REFUSES, "hr"),
                        route("a", "*", REFUSES, "it")))
                .containsExactly(new Filtered("-", Reason.FILTER, List.of("b", "a")));
    }

    @Test
    void theFirstRouteInFileOrderThatPassesWinsAndTheOthersAreNamed() {
        Route second = route("second", "*", PASSES, "hr");

        assertThat(decide(
                        route("first", "*", REFUSES, "hr"),
                        second,
                        route("third", "*", null, "hr"),
                        route("fourth", "*", REFUSES, "hr"),
                        route("fifth", "*", PASSES, "hr")))
                .containsExactly(new Chosen("hr", second, List.of("third", "fifth")));
    }

    @Test
    void eachListenerHasAWinnerOfItsOwn() {
        Route both = route("both", "*", null, "hr", "it");
        Route onlyIt = route("only-it", "*", null, "it");

        assertThat(decide(both, onlyIt))
                .containsExactly(new Chosen("hr", both, List.of()), new Chosen("it", both, List.of("only-it")));
    }

    @Test
    void aListenerWhoseRoutesAllRefusedIsToldApartFromOneThatWasChosen() {
        Route hr = route("hr-all", "*", null, "hr");

        assertThat(decide(hr, route("it-1", "*", REFUSES, "it"), route("it-2", "*", REFUSES, "it")))
                .containsExactly(
                        new Chosen("hr", hr, List.of()), new Filtered("it", Reason.FILTER, List.of("it-1", "it-2")));
    }

    @Test
    void aFilterThatThrowsLeavesItsListenerUndecidedEvenIfALaterRoutePasses() {
        assertThat(decide(route("broken", "*", THROWS, "hr"), route("later", "*", null, "hr")))
                .singleElement()
                .isInstanceOfSatisfying(Undecided.class, undecided -> {
                    assertThat(undecided.route()).isEqualTo("broken");
                    assertThat(undecided.reason()).isEqualTo(Reason.FILTER_ERROR);
                });
    }

    @Test
    void aFilterThatRunsOutOfTimeIsNeverNoMatch() {
        assertThat(decide(route("slow", "*", NEVER_ENDS, "hr")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.reason()).isEqualTo(Reason.FILTER_TIMEOUT));
    }

    @Test
    void aBrokenRouteAfterTheWinnerChangesNothing() {
        Route first = route("first", "*", null, "hr");

        assertThat(decide(first, route("broken", "*", THROWS, "hr")))
                .containsExactly(new Chosen("hr", first, List.of()));
    }

    @Test
    void aBrokenRouteToOneListenerLeavesTheOthersAlone() {
        Route it = route("it-all", "*", null, "it");

        assertThat(decide(route("broken", "*", THROWS, "hr"), it)).contains(new Chosen("it", it, List.of()));
    }

    @Test
    void whenIsAskedOfTheFinishedBody() {
        Route onFinished = new Route(
                "mainsheet.routes[0]",
                "finished",
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.of(PASSES),
                Optional.of("$.finished.ENVELOPE"),
                List.of("hr"),
                Payload.ENVELOPE);

        assertThat(decide(onFinished)).containsExactly(new Chosen("hr", onFinished, List.of()));
    }

    @Test
    void aBadFilterIsRefusedByItsKey() {
        assertThatThrownBy(() -> Routes.check(route("a", "*", "$.x[", "hr")))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageStartingWith("mainsheet.routes[0].filter: \"$.x[\"");
    }

    private static List<RouteDecision> decide(Route... routes) {
        try {
            return Routes.compile(List.of(routes)).decide(new NamedEvent(), new EvaluationTime(System::nanoTime));
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }

    private static Route route(String name, String trigger, String filter, String... listeners) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob(trigger)),
                TestEvents.EXCLUDE,
                Optional.ofNullable(filter),
                Optional.empty(),
                List.of(listeners),
                Payload.ENVELOPE);
    }

    private static final class NamedEvent implements Candidate {
        @Override
        public String trigger() {
            return "idn:identity-created";
        }

        @Override
        public boolean test() {
            return false;
        }

        @Override
        public Object body() {
            return tree("{'name':'x','long':'" + "a".repeat(60) + "'}");
        }

        @Override
        public Object finished(Route route) {
            return tree("{'finished':{'" + route.payload() + "':true}}");
        }
    }
}
