package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions, calls and answers, while the directory is well. */
class LookupDeskTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeskFixture fixture = new DeskFixture(4, "default");
    private final ScriptedDirectory directory = fixture.directory();

    @Test
    void aQuestionIsAnsweredWithThePersonAndWhenTheDirectoryWasAsked() {
        Instant asked = fixture.loop.now();
        fixture.ask("ann");
        fixture.loop.pass(SECOND);
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).containsExactly(new Finding.Found(People.person("ann"), asked));
    }

    @Test
    void aThousandQuestionsForOnePersonCostOneCall() {
        for (int i = 0; i < 500; i++) {
            fixture.ask("ann");
            fixture.loop.pass(Duration.ofMillis(1));
        }
        directory.found("ann");
        for (int i = 0; i < 500; i++) {
            fixture.ask("ann");
            fixture.loop.pass(Duration.ofMillis(50));
        }
        assertThat(directory.asked).hasSize(1);
        assertThat(fixture.findings("ann")).hasSize(1_000);
    }

    @Test
    void anAnswerServesAnEventReceivedUpToMaxStalenessAfterTheDirectoryWasAskedAndNoLaterOne() {
        fixture.ask("ann");
        fixture.loop.pass(Duration.ofSeconds(10));
        directory.found("ann");
        fixture.loop.runDue();
        // Asked 10 s ago; up to a tenth of the staleness is jitter.
        fixture.loop.pass(Duration.ofSeconds(16));
        fixture.ask("ann");
        assertThat(directory.asked).hasSize(1);
        fixture.loop.pass(Duration.ofSeconds(5));
        fixture.ask("ann");
        assertThat(directory.asked).hasSize(2);
    }

    @Test
    void anEventThatWaitedLongIsServedByAnyAnswerAskedForAfterIt() {
        Instant received = fixture.loop.now();
        fixture.loop.pass(Duration.ofHours(1));
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.pass(Duration.ofMinutes(5));
        fixture.ask("default", "ann", received, false);
        assertThat(directory.asked).hasSize(1);
        assertThat(fixture.findings("ann")).hasSize(2);
    }

    @Test
    void aCallThatStartedTooEarlyForAQuestionIsFollowedByAnother() {
        fixture.ask("ann");
        fixture.loop.pass(Duration.ofSeconds(31));
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).as("the first is answered").hasSize(1);
        assertThat(directory.asked).hasSize(2);
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).hasSize(2);
    }

    @Test
    void thatNobodyWasFoundIsBelievedForATenthAsLong() {
        for (Answer answer : List.of(new Answer.NotFound(), new Answer.Ambiguous())) {
            String name = answer.getClass().getSimpleName();
            fixture.ask(name);
            directory.answer(name, answer);
            fixture.loop.pass(Duration.ofMillis(2_500));
            fixture.ask(name);
            assertThat(fixture.findings(name)).hasSize(2);
            fixture.loop.pass(Duration.ofMillis(1_000));
            fixture.ask(name);
            assertThat(directory.open()).containsExactly(name);
            directory.found(name);
            fixture.loop.runDue();
        }
    }

    @Test
    void whatWasAskedForAtOneMomentIsNotAllAskedForAgainAtOne() {
        DeskFixture wide = new DeskFixture(200, "default");
        for (int i = 0; i < 200; i++) {
            wide.ask("p" + i);
            wide.directory().found("p" + i);
        }
        wide.loop.pass(Duration.ofSeconds(29));
        for (int i = 0; i < 200; i++) {
            wide.ask("p" + i);
        }
        assertThat(wide.directory().open()).hasSizeBetween(80, 180);
    }

    @Test
    void whatIsKnownIsSaidAtOnceAndWhatIsTooOldIsNot() {
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(known("ann")).isTrue();
        assertThat(known("bob")).isFalse();
        fixture.loop.pass(Duration.ofSeconds(31));
        assertThat(known("ann")).isFalse();
        assertThat(directory.asked).hasSize(1);
    }

    private boolean known(String name) {
        return fixture.desk
                .known(new Question("default", People.query(name), fixture.loop.now(), false))
                .isPresent();
    }

    @Test
    void anEventStampedByAClockThatIsAheadIsAnsweredAllTheSame() {
        fixture.ask("default", "ann", fixture.loop.now().plus(Duration.ofDays(1)), false);
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).hasSize(1);
        assertThat(directory.asked).hasSize(1);
    }

    @Test
    void aClockSetBackMakesNoAnswerLastLonger() {
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        fixture.loop.step(Duration.ofHours(-1));
        fixture.loop.pass(Duration.ofSeconds(31));
        fixture.ask("ann");
        assertThat(directory.asked).hasSize(2);
    }

    @Test
    void anEventFromBeforeTimeBeganIsNoTrouble() {
        fixture.ask("default", "ann", Instant.MIN, false);
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).hasSize(1);
    }

    @Test
    void neverMoreCallsAreUnderWayThanAllowedAndTheFirstWhoAskedIsAskedForFirst() {
        for (int i = 0; i < 10; i++) {
            fixture.ask("p" + i);
        }
        assertThat(directory.open()).containsExactly("p0", "p1", "p2", "p3");
        directory.found("p2");
        fixture.loop.runDue();
        assertThat(directory.open()).containsExactly("p0", "p1", "p3", "p4");
        assertThat(fixture.desk.states().get("default").waiting()).isEqualTo(9);
        assertThat(fixture.desk.states().get("default").inFlight()).isEqualTo(4);
    }

    @Test
    void whoeverGaveUpHearsNothingAndIsNotAskedFor() {
        List<OpenQuestion> first = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            first.add(fixture.ask("p" + i));
        }
        fixture.giveUp(first.get(4));
        fixture.giveUp(first.get(0));
        fixture.giveUp(first.get(0));
        directory.found("p0");
        directory.found("p1");
        fixture.loop.runDue();
        assertThat(fixture.findings("p0")).isEmpty();
        assertThat(fixture.findings("p1")).hasSize(1);
        assertThat(directory.asked).doesNotContain("p4");
        assertThat(fixture.desk.states().get("default").waiting()).isEqualTo(2);
    }

    @Test
    void aQuestionGivenUpBeforeItCameInCostsNoCall() {
        Question question = new Question("default", People.query("ann"), fixture.loop.now(), false);
        OpenQuestion open = new OpenQuestion(question, fixture.loop.nanos(), never -> {
            throw new AssertionError("answered");
        });
        open.giveUp();
        fixture.desk.ask(open);
        fixture.desk.giveUp(open);
        assertThat(directory.asked).isEmpty();
    }

    @Test
    void anAnswerNobodyWaitsForAnyMoreIsKeptForTheNext() {
        fixture.giveUp(fixture.ask("ann"));
        directory.found("ann");
        fixture.loop.runDue();
        fixture.ask("ann");
        assertThat(fixture.findings("ann")).hasSize(1);
        assertThat(directory.asked).hasSize(1);
    }

    @Test
    void anAskerThatThrowsKeepsTheAnswerFromNobodyElse() {
        Question question = new Question("default", People.query("ann"), fixture.loop.now(), false);
        fixture.desk.ask(new OpenQuestion(question, fixture.loop.nanos(), taken -> {
            throw new IllegalStateException("full");
        }));
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).hasSize(1);
    }

    @Test
    void aFullMemoryForgetsWhatWasAskedForFirst() {
        DeskFixture small = new DeskFixture(new LookupRules(4, DeskFixture.STALENESS, 10, 50), "default");
        for (int i = 0; i < 11; i++) {
            small.ask("p" + i);
            small.directory().found("p" + i);
            small.loop.runDue();
        }
        small.ask("p1");
        assertThat(small.directory().asked).hasSize(11);
        small.ask("p0");
        assertThat(small.directory().open()).containsExactly("p0");
    }

    @Test
    void nobodysRecordIsKeptAfterItServesNobody() {
        KnownAnswers known = new KnownAnswers(1_000);
        for (int minute = 0; minute < 60; minute++) {
            long now = Duration.ofMinutes(minute).toNanos();
            known.add(new Known(
                    new Sought("default", People.query("p" + minute)), new Finding.NotFound(Instant.EPOCH), now, 0));
        }
        assertThat(known.size()).isEqualTo(11);
    }

    @Test
    void aDirectoryThatThrowsIsAFailureLikeOthersAndItsPlaceComesBack() {
        DeskFixture single = new DeskFixture(1, "default");
        single.ask("ann");
        single.directory().breakDown("ann");
        single.loop.runDue();
        single.ask("bob");
        assertThat(single.directory().open()).containsExactly("bob");
        assertThat(single.again).containsExactly(Failure.Kind.QUERY);
    }

    @Test
    void aStoppedDeskAsksNobodyAndTellsNobody() {
        fixture.ask("ann");
        fixture.desk.stop();
        fixture.ask("bob");
        directory.found("ann");
        fixture.loop.pass(Duration.ofMinutes(5));
        assertThat(directory.asked).containsExactly("ann");
        assertThat(fixture.findings).isEmpty();
    }

    @Test
    void whatMemoryAnsweredAndWhatHadToWaitIsTold() {
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        fixture.ask("ann");
        known("ann");
        known("bob");
        assertThat(fixture.misses).isEqualTo(1);
        assertThat(fixture.hits).isEqualTo(2);
        assertThat(fixture.calls).isEqualTo(1);
    }
}
