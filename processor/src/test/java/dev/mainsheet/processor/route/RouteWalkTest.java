package dev.mainsheet.processor.route;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.route.RouteDecision.Chosen;
import dev.mainsheet.processor.route.RouteDecision.Filtered;
import dev.mainsheet.processor.route.RouteDecision.Undecided;
import dev.mainsheet.processor.route.RouteDecision.Unfinished;
import dev.mainsheet.processor.route.RouteDecision.Unreached;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteWalkTest {

    private static final String PASSES = "$.name";
    private static final String REFUSES = "$.absent";
    private static final String THROWS = "$.name[?(@.x)]";
    private static final OptionalInt WHOLE = OptionalInt.empty();
    private static final OptionalInt SECOND = OptionalInt.of(2);
    private static final EnrichmentStatus OK = EnrichmentStatus.OK;
    private static final Route PLAIN = plain("plain", null);

    @Test
    void aRouteThatLooksPeopleUpIsUnfinishedOnceItsFilterHasPassedWhateverItsWhen() {
        Route asking = asking("asking", PASSES, REFUSES, Otherwise.HOLD);

        assertThat(decide(plain("first", REFUSES), asking, PLAIN)).containsExactly(new Unfinished("hr", asking));
    }

    @Test
    void aRouteThatSplitsIsUnfinishedToo() {
        Route splitting = route(
                "splitting",
                null,
                null,
                new PeopleWanted(List.of(), Role.SUBJECT, Optional.of(new PeopleWanted.Split("key", "$.x"))),
                Otherwise.HOLD);

        assertThat(decide(splitting)).containsExactly(new Unfinished("hr", splitting));
    }

    @Test
    void aFilterThatRefusesIsNotWaitedFor() {
        assertThat(decide(asking("asking", REFUSES, null, Otherwise.HOLD), PLAIN))
                .containsExactly(new Chosen("hr", PLAIN, List.of()));
    }

    @Test
    void aWinnerNamesThoseWhoseWhenIsKnownToPassOnly() {
        assertThat(decide(
                        PLAIN,
                        asking("surely", null, null, Otherwise.HOLD),
                        asking("perhaps", null, PASSES, Otherwise.HOLD)))
                .containsExactly(new Chosen("hr", PLAIN, List.of("surely")));
    }

    @Test
    void aFinishedBodyThatPassesIsSentAndTheOthersAreNamed() {
        Route asking = asking("asking", null, PASSES, Otherwise.HOLD);

        assertThat(walk(asking, PLAIN, plain("refusing", REFUSES)).finish(asking, WHOLE, OK))
                .isEqualTo(new Chosen("hr", asking, List.of("plain")));
    }

    @Test
    void ifWhenRefusesTheNextRouteInFileOrderIsTried() {
        Route asking = asking("asking", null, REFUSES, Otherwise.HOLD);
        Route next = asking("next", PASSES, REFUSES, Otherwise.HOLD);

        assertThat(walk(plain("before", REFUSES), asking, plain("not", REFUSES), next, PLAIN)
                        .finish(asking, WHOLE, OK))
                .isEqualTo(new Unfinished("hr", next));
        assertThat(walk(asking, next, PLAIN).finish(next, WHOLE, OK)).isEqualTo(new Chosen("hr", PLAIN, List.of()));
    }

    @Test
    void ifAllRefuseItIsFilteredByAllOfThem() {
        Route asking = asking("asking", null, REFUSES, Otherwise.HOLD);

        assertThat(walk(plain("before", REFUSES), asking, plain("after", REFUSES))
                        .finish(asking, WHOLE, OK))
                .isEqualTo(new Filtered("hr", Reason.FILTER, List.of("before", "asking", "after")));
    }

    @Test
    void aPartThatIsRefusedGoesToNoOtherRoute() {
        Route asking = asking("asking", null, REFUSES, Otherwise.HOLD);

        assertThat(walk(asking, PLAIN).finish(asking, SECOND, OK))
                .isEqualTo(new Filtered("hr", Reason.FILTER, List.of("asking")));
    }

    @Test
    void aWhenThatThrowsIsNeverNoMatch() {
        Route asking = asking("asking", null, THROWS, Otherwise.HOLD);

        assertThat(walk(asking, PLAIN).finish(asking, WHOLE, OK))
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.reason()).isEqualTo(Reason.FILTER_ERROR));
    }

    @ParameterizedTest
    @EnumSource(
            value = EnrichmentStatus.class,
            names = {"NOT_FOUND", "AMBIGUOUS", "NO_EMAIL"})
    void whomNobodyKnowsIsDeadIfTheRouteSaysSoUnlessItsWhenPasses(EnrichmentStatus status) {
        Route without = asking("without", null, null, Otherwise.DEAD_LETTER);
        Route refusing = asking("refusing", null, REFUSES, Otherwise.DEAD_LETTER);
        Route passing = asking("passing", null, PASSES, Otherwise.DEAD_LETTER);

        assertThat(walk(without, PLAIN).finish(without, WHOLE, status)).isEqualTo(new Unreached("hr", "without"));
        assertThat(walk(refusing, PLAIN).finish(refusing, WHOLE, status)).isEqualTo(new Unreached("hr", "refusing"));
        assertThat(walk(passing).finish(passing, WHOLE, status)).isEqualTo(new Chosen("hr", passing, List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Otherwise.class,
            names = {"HOLD", "DELIVER"})
    void elseWhomNobodyKnowsIsDeliveredMarked(Otherwise otherwise) {
        Route asking = asking("asking", null, null, otherwise);

        assertThat(walk(asking).finish(asking, WHOLE, EnrichmentStatus.NOT_FOUND))
                .isEqualTo(new Chosen("hr", asking, List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = EnrichmentStatus.class,
            names = {"OK", "FROM_BODY", "LAST_KNOWN", "SKIPPED"})
    void whoeverIsKnownIsNeverDeadForIt(EnrichmentStatus status) {
        Route asking = asking("asking", null, null, Otherwise.DEAD_LETTER);

        assertThat(walk(asking).finish(asking, WHOLE, status)).isInstanceOf(Chosen.class);
    }

    @Test
    void afterTheWaitADeliveryIsHeldSentOrDead() {
        Route hold = asking("hold", null, PASSES, Otherwise.HOLD);
        Route deliver = asking("deliver", null, PASSES, Otherwise.DELIVER);
        Route refusing = asking("refusing", null, REFUSES, Otherwise.DELIVER);
        Route dead = asking("dead", null, PASSES, Otherwise.DEAD_LETTER);
        EnrichmentStatus unavailable = EnrichmentStatus.UNAVAILABLE;

        assertThat(walk(hold).overdue(hold, WHOLE, unavailable)).isEqualTo(new Unfinished("hr", hold));
        assertThat(walk(deliver).overdue(deliver, WHOLE, unavailable)).isEqualTo(new Chosen("hr", deliver, List.of()));
        assertThat(walk(refusing, PLAIN).overdue(refusing, WHOLE, unavailable))
                .isEqualTo(new Chosen("hr", PLAIN, List.of()));
        assertThat(walk(dead).overdue(dead, WHOLE, unavailable)).isEqualTo(new Unreached("hr", "dead"));
    }

    @Test
    void aDeliveryThatWaitedUnderARoutesNameGoesOnThereWhateverTheFilterSaysNow() {
        Route changed = asking("changed", REFUSES, null, Otherwise.HOLD);

        assertThat(walk(PLAIN, changed).resume("changed", WHOLE)).isEqualTo(new Unfinished("hr", changed));
        assertThat(walk(PLAIN, changed).resume("changed", SECOND)).isEqualTo(new Unfinished("hr", changed));
    }

    @Test
    void ifThatRouteIsGoneItIsRoutedAnew() {
        assertThat(walk(plain("refusing", REFUSES), PLAIN).resume("gone", WHOLE))
                .isEqualTo(new Chosen("hr", PLAIN, List.of()));
        assertThat(walk(plain("refusing", REFUSES)).resume("gone", WHOLE))
                .isEqualTo(new Filtered("hr", Reason.ROUTE_REMOVED, List.of("gone")));
        assertThat(walk().resume("gone", WHOLE)).isEqualTo(new Filtered("hr", Reason.ROUTE_REMOVED, List.of("gone")));
    }

    @Test
    void aPartOfARouteThatIsGoneIsNeverRoutedAnew() {
        assertThat(walk(PLAIN).resume("gone", SECOND))
                .isEqualTo(new Filtered("hr", Reason.ROUTE_REMOVED, List.of("gone")));
    }

    private static List<RouteDecision> decide(Route... routes) {
        return compiled(routes).decide(new NamedEvent(), time());
    }

    private static RouteWalk walk(Route... routes) {
        return compiled(routes).walk("hr", new NamedEvent(), time());
    }

    private static Routes compiled(Route... routes) {
        try {
            return Routes.compile(List.of(routes));
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }

    private static EvaluationTime time() {
        return new EvaluationTime(System::nanoTime);
    }

    private static Route plain(String name, String filter) {
        return route(name, filter, null, PeopleWanted.NOBODY, Otherwise.HOLD);
    }

    private static Route asking(String name, String filter, String when, Otherwise otherwise) {
        PeopleWanted subject = new PeopleWanted(List.of(Role.SUBJECT), Role.SUBJECT, Optional.empty());
        return route(name, filter, when, subject, otherwise);
    }

    private static Route route(String name, String filter, String when, PeopleWanted people, Otherwise otherwise) {
        return new Route(
                "mainsheet.routes[0]",
                name,
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.ofNullable(filter),
                Optional.ofNullable(when),
                List.of("hr"),
                Payload.ENVELOPE,
                people,
                new Patience(Duration.ofMinutes(10), otherwise));
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
            return tree("{'name':'x'}");
        }

        @Override
        public Object finished(Route route) {
            return tree("{'name':'finished'}");
        }
    }
}
