package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Failure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens while a directory does not answer. */
class OutageTest {

    private static final List<Failure.Kind> PASSING = List.of(
            Failure.Kind.TIMEOUT, Failure.Kind.IO, Failure.Kind.SERVER, Failure.Kind.THROTTLED, Failure.Kind.QUERY);

    private final DeskFixture fixture = new DeskFixture(4, "default");
    private final ScriptedDirectory directory = fixture.directory();

    @Test
    void aFailureIsNeverAnAnswer() {
        for (Failure.Kind kind : Failure.Kind.values()) {
            DeskFixture one = new DeskFixture(4, "default");
            one.ask("ann");
            for (int i = 0; i < 20; i++) {
                one.directory().fail("ann", kind);
                one.loop.pass(Duration.ofSeconds(61));
                assertThat(one.findings("ann")).as("after %s", kind).isEmpty();
                assertThat(one.directory().open())
                        .as("tried again after %s", kind)
                        .containsExactly("ann");
            }
            one.directory().found("ann");
            one.loop.runDue();
            assertThat(one.findings("ann")).hasSize(1);
        }
    }

    @Test
    void aQuestionThatFailsIsAskedAgainEverMoreSeldom() {
        fixture.ask("ann");
        int calls = 0;
        while (fixture.loop.nanos() < Duration.ofHours(1).toNanos()) {
            if (!directory.open().isEmpty()) {
                directory.fail("ann", Failure.Kind.SERVER);
                calls++;
            }
            fixture.loop.pass(Duration.ofMillis(10));
        }
        // Half a minute apart on average, once the ceiling of a minute is reached.
        assertThat(calls).isBetween(80, 200);
        assertThat(fixture.again).hasSize(calls).containsOnly(Failure.Kind.SERVER);
        assertThat(fixture.standing()).isEqualTo(Standing.FALTERING);
    }

    @Test
    void onePersonTheDirectoryChokesOnStopsNobodyElse() {
        fixture.ask("poison");
        for (int i = 0; i < 30; i++) {
            if (directory.open().contains("poison")) {
                directory.fail("poison", Failure.Kind.SERVER);
            }
            fixture.loop.pass(Duration.ofSeconds(1));
            assertThat(fixture.standing()).isIn(Standing.OK, Standing.FALTERING);
        }
        fixture.ask("ann");
        assertThat(directory.open()).contains("ann");
    }

    @Test
    void threeDifferentFailuresWithNoSuccessBetweenStopAllCallsButOneProbe() {
        for (Failure.Kind kind : PASSING) {
            DeskFixture one = new DeskFixture(4, "default");
            fail(one, kind, "p0", "p1");
            assertThat(one.standing()).isEqualTo(Standing.OK);
            fail(one, kind, "p2");
            assertThat(one.standing()).isEqualTo(kind == Failure.Kind.THROTTLED ? Standing.THROTTLED : Standing.AWAY);
            for (int i = 3; i < 9; i++) {
                one.ask("p" + i);
            }
            assertThat(one.directory().open()).as("after %s", kind).isEmpty();
            one.loop.pass(Duration.ofSeconds(1));
            assertThat(one.directory().open()).as("after %s", kind).hasSize(1);
            one.loop.pass(Duration.ofMinutes(1));
            assertThat(one.directory().open()).as("one at a time").hasSize(1);
        }
    }

    @Test
    void aSuccessBetweenStartsTheCountAnew() {
        fail(fixture, Failure.Kind.IO, "p0", "p1");
        fixture.ask("ann");
        directory.found("ann");
        fixture.loop.runDue();
        fail(fixture, Failure.Kind.IO, "p2", "p3");
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    @Test
    void aRefusedCredentialOrAWrongAddressStopsAtOnce() {
        fail(fixture, Failure.Kind.CREDENTIAL, "ann");
        assertThat(fixture.standing()).isEqualTo(Standing.CREDENTIAL);
        fixture.ask("bob");
        assertThat(directory.open()).isEmpty();

        DeskFixture elsewhere = new DeskFixture(4, "default");
        fail(elsewhere, Failure.Kind.ADDRESS, "ann");
        assertThat(elsewhere.standing()).isEqualTo(Standing.AWAY);
    }

    @Test
    void probesComeEverMoreSeldomUpToAQuarterOfAMinute() {
        fail(fixture, Failure.Kind.IO, "p0", "p1", "p2");
        for (int seconds : List.of(1, 2, 4, 8, 15, 15, 15)) {
            fixture.loop.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(directory.open()).isEmpty();
            fixture.loop.pass(Duration.ofMillis(1));
            assertThat(directory.open()).hasSize(1);
            directory.fail(directory.open().get(0), Failure.Kind.IO);
            fixture.loop.runDue();
        }
    }

    @Test
    void probesRotateOverTheQuestionsThatWait() {
        fail(fixture, Failure.Kind.IO, "p0", "p1", "p2");
        for (int i = 3; i < 6; i++) {
            fixture.ask("p" + i);
        }
        directory.asked.clear();
        for (int i = 0; i < 12; i++) {
            fixture.loop.pass(Duration.ofSeconds(15));
            directory.fail(directory.open().get(0), Failure.Kind.IO);
            fixture.loop.runDue();
        }
        assertThat(directory.asked.subList(0, 3))
                .as("nobody has asked for these yet")
                .contains("p3", "p4", "p5");
        assertThat(new HashSet<>(directory.asked)).as("everybody has a turn").hasSize(6);
    }

    @Test
    void oneProbeThatIsAnsweredLetsAllBeAskedForWithinTheBound() {
        fail(fixture, Failure.Kind.CREDENTIAL, "p0");
        for (int i = 1; i < 50; i++) {
            fixture.ask("p" + i);
        }
        fixture.loop.pass(Duration.ofSeconds(1));
        directory.found(directory.open().get(0));
        fixture.loop.runDue();
        assertThat(directory.open()).hasSize(4);
        while (!directory.open().isEmpty()) {
            directory.found(directory.open().get(0));
            fixture.loop.runDue();
            assertThat(directory.open()).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(fixture.findings).hasSize(50);
        assertThat(fixture.turns).containsExactly(Standing.CREDENTIAL, Standing.OK);
    }

    @Test
    void whoFailedWhileTheDirectoryWasAwayNeedNotWaitOutTheBackoff() {
        fail(fixture, Failure.Kind.IO, "p0", "p1", "p2");
        for (int i = 0; i < 40; i++) {
            fixture.loop.pass(Duration.ofSeconds(15));
            directory.fail(directory.open().get(0), Failure.Kind.IO);
            fixture.loop.runDue();
        }
        fixture.loop.pass(Duration.ofSeconds(15));
        directory.found(directory.open().get(0));
        fixture.loop.runDue();
        assertThat(directory.open()).hasSize(2);
    }

    @Test
    void anAnswerFromBeforeTheOutageDoesNotEndIt() {
        fixture.ask("ann");
        fail(fixture, Failure.Kind.CREDENTIAL, "bob");
        directory.found("ann");
        fixture.loop.runDue();
        assertThat(fixture.findings("ann")).hasSize(1);
        assertThat(fixture.standing()).isEqualTo(Standing.CREDENTIAL);
        assertThat(directory.open()).isEmpty();
    }

    @Test
    void aDirectoryThatAsksToBeLeftAloneIs() {
        fixture.ask("ann");
        fixture.ask("bob");
        directory.fail("ann", Failure.Kind.THROTTLED, Duration.ofSeconds(20));
        fixture.loop.runDue();
        fixture.ask("joe");
        assertThat(fixture.standing()).isEqualTo(Standing.THROTTLED);
        assertThat(directory.open()).as("what is under way").containsExactly("bob");
        fixture.loop.pass(Duration.ofMillis(19_999));
        assertThat(directory.open()).containsExactly("bob");
        fixture.loop.pass(Duration.ofMillis(1));
        assertThat(directory.open()).containsExactlyInAnyOrder("ann", "bob", "joe");
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    @Test
    void aPauseThatEndsWhileNobodyWaitsIsOver() {
        fixture.giveUp(fixture.ask("ann"));
        directory.fail("ann", Failure.Kind.SERVER, Duration.ofSeconds(20));
        fixture.loop.runDue();
        assertThat(fixture.standing()).isEqualTo(Standing.THROTTLED);
        fixture.loop.pass(Duration.ofSeconds(20));
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    @Test
    void noDirectoryIsLeftAloneForLongerThanFiveMinutes() {
        fixture.ask("ann");
        directory.fail("ann", Failure.Kind.THROTTLED, Duration.ofDays(365));
        fixture.loop.pass(Duration.ofMinutes(5));
        assertThat(directory.open()).containsExactly("ann");
    }

    @Test
    void whoFailsAndIsGivenUpIsForgotten() {
        OpenQuestion ann = fixture.ask("ann");
        for (int i = 0; i < 3; i++) {
            directory.fail("ann", Failure.Kind.SERVER);
            fixture.loop.pass(Duration.ofSeconds(60));
        }
        assertThat(fixture.standing()).isEqualTo(Standing.FALTERING);
        fixture.giveUp(ann);
        directory.fail("ann", Failure.Kind.SERVER);
        fixture.loop.pass(Duration.ofMinutes(5));
        assertThat(directory.open()).isEmpty();
        assertThat(fixture.standing()).isEqualTo(Standing.OK);
    }

    private static void fail(DeskFixture fixture, Failure.Kind kind, String... names) {
        for (String name : names) {
            fixture.ask(name);
            fixture.directory().fail(name, kind);
            fixture.loop.runDue();
        }
    }
}
