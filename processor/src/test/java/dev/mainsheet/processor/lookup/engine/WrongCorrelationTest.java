package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens when most people are not found. */
class WrongCorrelationTest {

    private static final Answer FOUND = new Answer.Found(People.person("somebody"));
    private static final Answer NOT_FOUND = new Answer.NotFound();

    private final DeskFixture fixture = new DeskFixture(4, "default");
    private final ScriptedDirectory directory = fixture.directory();

    @Test
    void whenMostOfTheFirstFiftyAreNotFoundNobodyIsReportedAsNotFoundAnyMore() {
        fixture.settle(0, 24, new Answer.Ambiguous());
        fixture.settle(24, 49, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
        fixture.ask("the fiftieth");
        fixture.ask("under way");
        directory.notFound("the fiftieth");
        fixture.loop.runDue();
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
        directory.notFound("under way");
        fixture.loop.runDue();
        fixture.ask("p48");
        assertThat(directory.open()).isEmpty();
        assertThat(fixture.findings("the fiftieth")).isEmpty();
        assertThat(fixture.findings("under way")).isEmpty();
        assertThat(fixture.findings("p48"))
                .as("what is known of one who was not found")
                .hasSize(1);
    }

    @Test
    void whoeverIsFoundIsReportedEvenThen() {
        fixture.ask("under way");
        hold(50);
        directory.found("under way");
        fixture.loop.runDue();
        assertThat(fixture.findings("under way")).hasSize(1);
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
    }

    @Test
    void halfOfThemIsNotMost() {
        for (int i = 0; i < 1_000; i += 2) {
            fixture.settle(i, i + 1, FOUND);
            fixture.settle(i + 1, i + 2, NOT_FOUND);
        }
        assertThat(fixture.turns).isEmpty();
    }

    @Test
    void onlyTheLastFiveHundredCount() {
        fixture.settle(0, 2_000, FOUND);
        fixture.settle(2_000, 2_250, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
        fixture.settle(2_250, 2_251, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
    }

    @Test
    void oneWhoIsAskedForAllDayHasOneVoice() {
        for (int i = 0; i < 200; i++) {
            fixture.ask("contractor");
            directory.notFound("contractor");
            fixture.loop.pass(Duration.ofSeconds(4));
        }
        assertThat(directory.asked).hasSize(200);
        fixture.settle(0, 49, FOUND);
        assertThat(fixture.turns).isEmpty();
    }

    @Test
    void whoMayBeGoneAndIsSaysNothingAndWhoMayBeGoneAndIsFoundSpeaksForTheCorrelation() {
        for (int i = 0; i < 200; i++) {
            fixture.askForOneWhoMayBeGone("p" + i);
            directory.notFound("p" + i);
            fixture.loop.runDue();
            assertThat(fixture.findings("p" + i)).hasSize(1);
        }
        for (int i = 200; i < 250; i++) {
            fixture.askForOneWhoMayBeGone("p" + i);
            directory.found("p" + i);
            fixture.loop.runDue();
        }
        fixture.settle(250, 300, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
        fixture.settle(300, 301, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
    }

    @Test
    void everyHalfMinuteSomebodyElseIsAskedForUntilOneIsFound() {
        hold(50);
        fixture.ask("bob");
        fixture.ask("joe");
        for (String name : new String[] {"bob", "joe", "p49", "bob", "joe"}) {
            fixture.loop.pass(Duration.ofMillis(29_999));
            assertThat(directory.open()).isEmpty();
            fixture.loop.pass(Duration.ofMillis(1));
            assertThat(directory.open()).containsExactly(name);
            directory.notFound(name);
            fixture.loop.runDue();
        }
        fixture.loop.pass(Duration.ofSeconds(30));
        directory.found("p49");
        fixture.loop.runDue();
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
        assertThat(directory.open()).containsExactlyInAnyOrder("bob", "joe");
        directory.notFound("bob");
        directory.found("joe");
        fixture.loop.runDue();
        assertThat(fixture.findings("bob").get(0)).isInstanceOf(Finding.NotFound.class);
        assertThat(fixture.findings("joe").get(0)).isInstanceOf(Finding.Found.class);
    }

    @Test
    void afterwardsFiftyOthersAreLookedAtBeforeItHoldsAgain() {
        hold(50);
        release();
        fixture.settle(100, 149, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
        fixture.settle(149, 150, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
    }

    @Test
    void whoWasNotFoundBeforeCountsNoMoreAfterwards() {
        hold(50);
        release();
        fixture.settle(100, 130, FOUND);
        fixture.settle(130, 160, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    private void release() {
        fixture.loop.pass(Duration.ofSeconds(30));
        directory.found("p49");
        fixture.loop.runDue();
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    @Test
    void aProbeThatFailsIsFollowedByTheNextAfterHalfAMinute() {
        hold(50);
        for (int i = 0; i < 2; i++) {
            fixture.loop.pass(Duration.ofSeconds(30));
            assertThat(directory.open()).containsExactly("p49");
            directory.fail("p49", Failure.Kind.TIMEOUT);
            fixture.loop.pass(Duration.ofMillis(29_999));
            assertThat(directory.open()).isEmpty();
            fixture.loop.pass(Duration.ofMillis(1));
            directory.notFound("p49");
            fixture.loop.runDue();
        }
    }

    @Test
    void whoIsGivenUpMeanwhileIsForgotten() {
        OpenQuestion bob = fixture.ask("bob");
        hold(50);
        directory.notFound("bob");
        fixture.loop.runDue();
        fixture.giveUp(bob);
        for (int i = 0; i < 5; i++) {
            fixture.loop.pass(Duration.ofSeconds(30));
            directory.notFound("p49");
            fixture.loop.runDue();
        }
        assertThat(directory.asked).filteredOn("bob"::equals).hasSize(1);
    }

    @Test
    void aHundredPercentNeverHolds() {
        DeskFixture off = new DeskFixture(new LookupRules(4, DeskFixture.STALENESS, 1_000, 100), "default");
        off.settle(0, 1_000, NOT_FOUND);
        assertThat(off.turns).isEmpty();
        assertThat(off.findings).hasSize(1_000);
    }

    /** The last of them is not told. */
    private void hold(int people) {
        fixture.settle(0, people, NOT_FOUND);
        assertThat(fixture.standing()).isEqualTo(Standing.CORRELATION);
    }
}
