package dev.mainsheet.processor.park;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.park.Scene.Ended;
import dev.mainsheet.processor.park.Scene.Plan;
import dev.mainsheet.processor.people.EnrichmentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParkTest {

    private final Scene scene = new Scene().open();

    @Test
    void whatIsKnownAtOncePassesWithoutBeingParked() {
        scene.lookups.known.put("ann", ScriptedLookups.found(ScriptedLookups.question("ann")));

        scene.send("s", "hr", 1, "ann");

        assertThat(scene.offsets()).containsExactly(1L);
        assertThat(scene.passed).isEqualTo(1);
        assertThat(scene.store.size()).isZero();
    }

    @Test
    void whoeverWaitsIsReleasedByTheLastOfTheAnswers() {
        scene.send("s", "hr", 1, "ann,manager");
        scene.lookups.pending.remove(0).give();
        scene.settle();
        assertThat(scene.ended).isEmpty();

        scene.answerAll();

        assertThat(scene.ended).containsExactly(new Ended("s", "hr", 1, 0, "first", EnrichmentStatus.OK));
        assertThat(scene.store.size()).isZero();
    }

    @Test
    void behindOneThatWaitsEverythingForTheSameListenerWaitsAndNothingForAnother() {
        scene.send("s", "hr", 1, "ann");
        scene.send("s", "hr", 2, "");
        scene.send("s", "it", 2, "");
        scene.send("other", "hr", 3, "");
        assertThat(scene.offsets()).containsExactly(2L, 3L);

        scene.answerAll();

        assertThat(scene.offsets()).containsExactly(2L, 3L, 1L, 2L);
    }

    @Test
    void onlyTheHeadOfAQueueAsks() {
        for (int i = 0; i < 100; i++) {
            scene.send("s", "hr", i, "ann" + i);
        }

        assertThat(scene.lookups.waiting()).isEqualTo(1);
    }

    @Test
    void thePartsOfOneEventAskTogetherAndTheNextEventComesAfterTheLast() {
        scene.send("s", "hr", 1, 1, "first", "ann");
        scene.send("s", "hr", 1, 2, "first", "bob");
        scene.send("s", "hr", 2, "eve");
        assertThat(scene.lookups.waiting()).isEqualTo(2);

        scene.lookups.pending.remove(1).give();
        scene.settle();
        assertThat(scene.ended).extracting(Ended::part).containsExactly(2);
        assertThat(scene.lookups.waiting()).isEqualTo(1);

        scene.answerAll();
        assertThat(scene.offsets()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void aParkMadeAnewGoesOnInTheSameOrderAndLateAnswersOfTheOldOneChangeNothing() {
        scene.send("s", "hr", 1, "ann");
        scene.send("s", "hr", 2, "");
        List<ScriptedLookups.Pending> late = List.copyOf(scene.lookups.pending);
        Park old = scene.park;
        old.close();
        scene.lookups.pending.clear();
        scene.open();
        scene.settle();

        late.forEach(ScriptedLookups.Pending::give);
        old.step(scene.now);
        assertThat(scene.ended).isEmpty();
        assertThat(late).allMatch(asked -> asked.givenUp()[0]);

        scene.answerAll();
        assertThat(scene.offsets()).containsExactly(1L, 2L);
    }

    @Test
    void whatIsOnHoldIsCountedByItsRouteAndGoesOnWaiting() {
        scene.send("s", "hr", 1, "ann");
        scene.later(Scene.WAIT.minusSeconds(1));
        assertThat(scene.park.state().overdue()).isEmpty();

        scene.later(Duration.ofSeconds(2));

        assertThat(scene.park.state().overdue()).containsEntry("first", 1);
        assertThat(scene.ended).isEmpty();
        scene.answerAll();
        assertThat(scene.park.state().overdue()).isEmpty();
        assertThat(scene.ended).extracting(Ended::status).containsExactly(EnrichmentStatus.OK);
    }

    @Test
    void whatIsLetGoGoesWhenItsTimeHasComeAndThoseBehindItFollowInOrder() {
        letGo();
        scene.send("s", "hr", 1, "ann");
        scene.later(Duration.ofMinutes(1));
        scene.send("s", "hr", 2, "bob");

        scene.later(Duration.ofMinutes(9));
        assertThat(scene.ended).containsExactly(new Ended("s", "hr", 1, 0, "first", EnrichmentStatus.UNAVAILABLE));
        scene.later(Duration.ofMinutes(1));
        assertThat(scene.offsets()).containsExactly(1L, 2L);
        assertThat(scene.lookups.waiting()).isZero();
    }

    @Test
    void afterAStandstillEverybodyIsAskedForBeforeAnybodyIsLetGo() {
        letGo();
        scene.send("s", "hr", 1, "ann");
        scene.park.close();
        scene.lookups.pending.clear();
        scene.now += Duration.ofHours(1).toMillis();
        scene.open();
        scene.settle();
        assertThat(scene.ended).isEmpty();

        scene.answerAll();

        assertThat(scene.ended).extracting(Ended::status).containsExactly(EnrichmentStatus.OK);
    }

    private void letGo() {
        scene.plan = (route, body) ->
                Optional.of(new Plan(List.of(body.split(",")), Ask.Afterwards.LET_GO, Optional.empty()));
    }

    @Test
    void theNextRouteAsksForItsOwnPeopleAndHasItsOwnTimeEvenAcrossARestart() {
        scene.plan = (route, body) -> Optional.of(
                route.equals("first")
                        ? new Plan(List.of("ann"), Ask.Afterwards.HOLD, Optional.of("second"))
                        : new Plan(List.of("bob"), Ask.Afterwards.HOLD, Optional.empty()));
        scene.send("s", "hr", 1, "x");
        scene.later(Duration.ofMinutes(9));
        scene.lookups.pending.remove(0).give();
        scene.settle();
        assertThat(scene.lookups.waiting()).isEqualTo(1);
        scene.later(Duration.ofMinutes(9));
        assertThat(scene.park.state().overdue()).isEmpty();
        scene.park.close();
        scene.lookups.pending.clear();
        scene.open();
        scene.settle();

        assertThat(scene.lookups.pending)
                .extracting(asked -> ScriptedLookups.value(asked.question()))
                .containsExactly("bob");
        scene.answerAll();
        assertThat(scene.ended).extracting(Ended::route).containsExactly("second");
    }

    @Test
    void whoWasOverdueAtOneRouteIsNotAtTheNextUntilItsTimeHasComeThere() {
        scene.plan = (route, body) -> Optional.of(
                route.equals("first")
                        ? new Plan(List.of("ann"), Ask.Afterwards.HOLD, Optional.of("second"))
                        : new Plan(List.of("bob"), Ask.Afterwards.HOLD, Optional.empty()));
        scene.send("s", "hr", 1, "x");
        scene.later(Scene.WAIT.plusSeconds(1));
        scene.lookups.pending.remove(0).give();
        scene.settle();
        assertThat(scene.park.state().overdue()).isEmpty();

        scene.later(Scene.WAIT.plusSeconds(1));
        assertThat(scene.park.state().overdue()).containsOnlyKeys("second").containsEntry("second", 1);
        scene.answerAll();
        assertThat(scene.park.state().overdue()).isEmpty();
    }

    @Test
    void whoIsReleasedInTimeIsNeverOverdueAfterwards() {
        scene.plan = (route, body) -> Optional.of(
                route.equals("first")
                        ? new Plan(List.of("ann"), Ask.Afterwards.HOLD, Optional.of("second"))
                        : new Plan(List.of("bob"), Ask.Afterwards.HOLD, Optional.empty()));
        scene.send("s", "hr", 1, "x");
        scene.later(Scene.WAIT.plusSeconds(1));
        scene.answerAll();

        scene.later(Scene.WAIT.plusSeconds(1));

        assertThat(scene.park.state().overdue()).isEmpty();
        assertThat(scene.park.isEmpty()).isTrue();
    }

    @Test
    void theGateClosesAtTheCapAndOpensAtNineTenths() {
        scene.limits = new ParkLimits(10, 1_000_000);
        scene.open();
        IntStream.range(0, 9).forEach(i -> scene.send("s" + i, "hr", i, "ann" + i));
        assertThat(scene.gateOpen).isTrue();
        scene.send("s9", "hr", 9, "ann9");
        assertThat(scene.gateOpen).isFalse();
        scene.send("s10", "hr", 10, "ann10");

        scene.lookups.pending.remove(0).give();
        scene.settle();
        assertThat(scene.gateOpen).isFalse();
        scene.lookups.pending.remove(0).give();
        scene.settle();
        assertThat(scene.gateOpen).isTrue();
    }

    @Test
    void bytesCountTowardsTheCapAndAreCountedAgainAfterARestart() {
        scene.limits = new ParkLimits(1_000, 5_000);
        scene.open();
        for (int i = 0; scene.gateOpen; i++) {
            scene.send("s" + i, "hr", i, "x".repeat(400) + i);
        }
        assertThat(scene.store.bytes())
                .isBetween(5_000L, 5_600L)
                .isEqualTo(scene.park.state().bytes());

        scene.park.close();
        scene.open();

        assertThat(scene.gateOpen).isFalse();
        assertThat(scene.park.state().bytes()).isEqualTo(scene.store.bytes());
    }

    @Test
    void whatIsTooLargeToBePutAwayEndsAtOnce() {
        scene.send("s", "hr", 1, "x".repeat(MapStore.LARGEST));

        assertThat(scene.ended).extracting(Ended::status).containsExactly(EnrichmentStatus.SKIPPED);
        assertThat(scene.park.isEmpty()).isTrue();
    }

    @Test
    void whoeverADirectoryHasForgottenIsWhoTheyWereLast() {
        scene.send("s", "hr", 1, "ann");
        scene.answerAll();
        scene.send("s", "hr", 2, "ann");

        ScriptedLookups.Pending again = scene.lookups.pending.remove(0);
        assertThat(again.question().mayBeGone()).isTrue();
        ScriptedEnquiry enquiry = new ScriptedEnquiry(List.of("ann"));
        Inquiries inquiries = new Inquiries(scene.lookups, new MapLastKnown(scene.lastKnown));
        inquiries.answer(enquiry, again.question(), new Finding.NotFound(ScriptedLookups.ASKED_AT));
        inquiries.answer(enquiry, again.question(), new Finding.Ambiguous(ScriptedLookups.ASKED_AT));

        assertThat(enquiry.findings.get(0)).isInstanceOf(Finding.LastKnown.class);
        assertThat(enquiry.findings.get(1)).isInstanceOf(Finding.Ambiguous.class);
    }

    @Test
    void whoIsCalledFromTheLineAndKnowsAllLeavesTheTurnToTheNext() {
        scene.limits = new ParkLimits(1_000, 1_000_000, 1);
        scene.open();
        scene.send("a", "hr", 1, "ann");
        scene.send("b", "hr", 2, "bob");
        scene.send("c", "hr", 3, "cat");
        scene.lookups.known.put("bob", ScriptedLookups.found(ScriptedLookups.question("bob")));

        scene.answerAll();

        assertThat(scene.offsets()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void oneTenantsLineIsBoundedAndMovesUpAsAnswersCome() {
        scene.limits = new ParkLimits(5_000, 100_000_000);
        scene.open();
        IntStream.range(0, 1_500).forEach(i -> scene.send("s" + i, "hr", i, "ann" + i));
        assertThat(scene.lookups.waiting()).isEqualTo(1_000);

        scene.answerAll();

        assertThat(scene.offsets()).hasSize(1_500).doesNotHaveDuplicates();
    }
}
