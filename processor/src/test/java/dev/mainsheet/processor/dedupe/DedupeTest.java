package dev.mainsheet.processor.dedupe;

import static dev.mainsheet.processor.filter.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.processor.dedupe.DedupeRule.By;
import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DedupeTest {

    private static final String A = "{'change':'sales to support'}";
    private static final String B = "{'change':'support to sales'}";
    private static final String TRIGGER = "idn:identity-attributes-changed";

    private final MemoryInAMap memory = new MemoryInAMap();
    private int ids;

    @Test
    void byDefaultTheSameContentTwiceInARowWithinAMinuteIsADuplicate() {
        Dedupe dedupe = dedupe();

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(60, A, dedupe))
                .contains(new Duplicate(Reason.CONSECUTIVE, "consecutive within PT1M (default)", "event-1"));
    }

    @Test
    void byDefaultAChangeThatIsUndoneAndDoneAgainGoesThroughThreeTimes() {
        Dedupe dedupe = dedupe();

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(1, B, dedupe)).isEmpty();
        assertThat(at(2, A, dedupe)).isEmpty();
    }

    @Test
    void byDefaultTheSameContentAfterTheWindowGoesThrough() {
        Dedupe dedupe = dedupe();

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(61, A, dedupe)).isEmpty();
    }

    @Test
    void aSteadyStreamOfTheSameContentIsThinnedOutAndNeverSilenced() {
        Dedupe dedupe = dedupe();

        List<Boolean> passed = List.of(0, 50, 100, 150, 200, 250).stream()
                .map(second -> at(second, A, dedupe).isEmpty())
                .toList();

        assertThat(passed).containsExactly(true, false, true, false, true, false);
    }

    @Test
    void subjectsAndTriggersAreApart() {
        Dedupe dedupe = dedupe();

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(check(dedupe, event(TRIGGER, "default|other"), A, 1)).isEmpty();
        assertThat(check(dedupe, event("idn:identity-created", "default|2c91"), A, 1))
                .isEmpty();
    }

    @Test
    void anEventWithoutASubjectHasNothingToBeComparedWith() {
        for (By by : List.of(By.CONSECUTIVE, By.CONTENT)) {
            Dedupe dedupe = dedupe(rule(0, "*", by, Duration.ofMinutes(10)));

            assertThat(check(dedupe, event(TRIGGER, "event-1"), A, 0)).isEmpty();
            assertThat(check(dedupe, event(TRIGGER, "event-2"), A, 1)).isEmpty();
        }
    }

    @Test
    void byContentEveryRepetitionWithinTheWindowIsADuplicate() {
        Dedupe dedupe = dedupe(rule(0, "*", By.CONTENT, Duration.ofMinutes(10)));

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(1, B, dedupe)).isEmpty();
        assertThat(at(600, A, dedupe))
                .contains(new Duplicate(Reason.CONTENT, "mainsheet.dedupe[0]: content within PT10M", "event-1"));
        assertThat(at(601, A, dedupe)).isEmpty();
    }

    @Test
    void byPathsOnlyTheValuesThereCount() {
        Dedupe dedupe = dedupe(paths("$.ticket", "$.state"));

        assertThat(at(0, "{'ticket':1,'state':'open','at':'10:00'}", dedupe)).isEmpty();
        assertThat(at(1, "{'ticket':1,'state':'open','at':'10:01'}", dedupe))
                .contains(new Duplicate(
                        Reason.CONTENT, "mainsheet.dedupe[0]: $.ticket, $.state within PT10M", "event-1"));
        assertThat(at(2, "{'ticket':1,'state':'closed'}", dedupe)).isEmpty();
    }

    @Test
    void byPathsEventsThatLackAValueAreNotTheSame() {
        Dedupe dedupe = dedupe(paths("$.ticket"));

        assertThat(at(0, "{'other':1}", dedupe)).isEmpty();
        assertThat(at(1, "{'other':1}", dedupe)).isEmpty();
    }

    @Test
    void byPathsNoMatchesAreNoValue() {
        Dedupe dedupe = dedupe(paths("$.changes[?(@.attribute == 'department')].newValue"));

        assertThat(at(0, "{'changes':[{'attribute':'a','newValue':1}]}", dedupe))
                .isEmpty();
        assertThat(at(1, "{'changes':[{'attribute':'b','newValue':2}]}", dedupe))
                .isEmpty();
    }

    @Test
    void noneLetsEverythingThroughAndRemembersNothing() {
        Dedupe dedupe = dedupe(rule(0, "*", By.NONE, Duration.ofMinutes(1)));

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(1, A, dedupe)).isEmpty();
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void theFirstRuleThatNamesTheTriggerDecides() {
        Dedupe dedupe = dedupe(
                rule(0, "idn:account-*", By.CONTENT, Duration.ofMinutes(10)),
                rule(1, "idn:identity-*", By.NONE, Duration.ofMinutes(10)),
                rule(2, "*", By.CONTENT, Duration.ofMinutes(10)));

        assertThat(at(0, A, dedupe)).isEmpty();
        assertThat(at(1, A, dedupe)).isEmpty();
    }

    @Test
    void aBadPathIsRefusedByItsKey() {
        assertThatThrownBy(() -> Dedupe.check(paths("$.ok", "$.x[")))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageStartingWith("mainsheet.dedupe[0].by[1]: \"$.x[\"");
    }

    @Test
    void aWindowBeyondWhatIsRememberedIsRefused() {
        assertThatThrownBy(() -> rule(3, "*", By.CONTENT, Duration.ofHours(73)))
                .hasMessageContaining("mainsheet.dedupe[3].window")
                .hasMessageContaining("PT72H");
    }

    private Optional<Duplicate> at(int second, String body, Dedupe dedupe) {
        return check(dedupe, event(TRIGGER, "default|2c91"), body, second);
    }

    private static Optional<Duplicate> check(Dedupe dedupe, Event event, String body, int second) {
        return dedupe.check(event, tree(body), second * 1000L, new EvaluationTime(System::nanoTime));
    }

    private Event event(String trigger, String key) {
        return new Event(
                "event-" + ++ids,
                trigger,
                "default",
                key,
                Instant.EPOCH,
                Origin.LIVE,
                null,
                false,
                false,
                null,
                new byte[0]);
    }

    private Dedupe dedupe(DedupeRule... rules) {
        try {
            return Dedupe.compile(List.of(rules), memory);
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }

    private static DedupeRule paths(String... paths) {
        return new DedupeRule(
                "mainsheet.dedupe[0]", List.of(new TriggerGlob("*")), By.PATHS, List.of(paths), Duration.ofMinutes(10));
    }

    private static DedupeRule rule(int number, String triggers, By by, Duration window) {
        return new DedupeRule(
                "mainsheet.dedupe[" + number + "]", List.of(new TriggerGlob(triggers)), by, List.of(), window);
    }
}
