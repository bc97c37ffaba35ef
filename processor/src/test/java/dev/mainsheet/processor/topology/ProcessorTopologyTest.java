package dev.mainsheet.processor.topology;

import static dev.mainsheet.processor.topology.Pipe.START;
import static dev.mainsheet.processor.topology.Pipe.event;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static dev.mainsheet.processor.topology.SampleRoutes.filtered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.TriggerGlob;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTopologyTest {

    private static final String A = "{'identity':{'id':'2c91'},'changes':[{'attribute':'department'}]}";
    private static final String B = "{'identity':{'id':'2c91'},'changes':[{'attribute':'manager'}]}";
    private static final Route RAW = everything("raw", Payload.RAW, "hr");

    @TempDir
    Path state;

    @Test
    void anEventGoesToEachChosenListenerWithItsKeyItsHeadersAndItsTrace() {
        try (Pipe pipe = new Pipe(
                state,
                List.of(everything("first", Payload.RAW, "hr", "it"), everything("second", Payload.RAW, "hr")))) {
            pipe.send(event("e-1", "2c91", A));

            Delivery delivery = only(pipe.deliveries("hr"));
            assertThat(delivery.id()).hasToString("e-1/hr");
            assertThat(delivery.route()).isEqualTo("first");
            assertThat(delivery.alsoMatched()).isEqualTo("second");
            assertThat(delivery.key()).isEqualTo("default|2c91");
            assertThat(delivery.trigger()).isEqualTo(Pipe.TRIGGER);
            assertThat(delivery.receivedAt()).isEqualTo(START);
            assertThat(delivery.traceparent()).isEqualTo("00-trace-01");
            assertThat(text(delivery)).isEqualTo(A.replace('\'', '"'));
            assertThat(only(pipe.deliveries("it")).alsoMatched()).isNull();
            assertThat(pipe.outcomes()).isEmpty();
            assertThat(pipe.deadLetters()).isEmpty();
        }
    }

    @Test
    void withoutARouteAnEventIsFilteredForNoListener() {
        try (Pipe pipe = new Pipe(state, List.of())) {
            pipe.send(event("e-1", "2c91", A));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.eventId()).isEqualTo("e-1");
            assertThat(outcome.listener()).isEqualTo("-");
            assertThat(outcome.outcome()).isEqualTo(Verdict.FILTERED);
            assertThat(outcome.reason()).isEqualTo(Reason.NO_ROUTE);
            assertThat(outcome.trigger()).isEqualTo(Pipe.TRIGGER);
            assertThat(outcome.tenant()).isEqualTo("default");
            assertThat(outcome.subject()).isEqualTo("2c91");
            assertThat(outcome.at()).isEqualTo(START);
        }
    }

    @Test
    void anEventThatNoFilterLetsThroughNamesTheRoutesThatRefused() {
        try (Pipe pipe = new Pipe(state, List.of(filtered("b", "$.absent", "hr"), filtered("a", "$.absent", "it")))) {
            pipe.send(event("e-1", "2c91", A));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.reason()).isEqualTo(Reason.FILTER);
            assertThat(outcome.listener()).isEqualTo("-");
            assertThat(outcome.rule()).isEqualTo("b, a");
        }
    }

    @Test
    void aListenerThatWasNotChosenIsNamedBesideOneThatWas() {
        try (Pipe pipe = new Pipe(state, List.of(RAW, filtered("strict", "$.absent", "it")))) {
            pipe.send(event("e-1", "2c91", A));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.outcome()).isEqualTo(Verdict.FILTERED);
            assertThat(outcome.listener()).isEqualTo("it");
            assertThat(outcome.rule()).isEqualTo("strict");
            assertThat(pipe.deliveries("hr")).hasSize(1);
        }
    }

    @Test
    void aSecondCopyOfAnEventIsCountedAndIsNoOutcome() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(event("e-1", "2c91", A));
            pipe.later(Duration.ofHours(71));
            pipe.send(event("e-1", "2c91", A));

            assertThat(pipe.deliveries("hr")).hasSize(1);
            assertThat(pipe.outcomes()).isEmpty();
            assertThat(pipe.registry.get("mainsheet.processor.copies").counter().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void anIdIsRecognisedEvenInARecordThatIsOlderThanWhatIsKept() {
        try (Pipe pipe = new Pipe(state, List.of(RAW), none())) {
            pipe.later(Duration.ofDays(10));
            pipe.send(event("recent", "2c91", A));
            pipe.fromBacklog(Duration.ofDays(9));
            pipe.send(event("old", "2c91", A));
            pipe.send(event("old", "2c91", A));

            assertThat(pipe.deliveries("hr")).hasSize(2);
        }
    }

    @Test
    void theSameContentAgainIsADuplicateThatNamesTheRuleAndTheEvent() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(event("e-1", "2c91", A));
            pipe.later(Duration.ofSeconds(59));
            pipe.send(event("e-2", "2c91", A));
            pipe.later(Duration.ofSeconds(2));
            pipe.send(event("e-3", "2c91", A));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.eventId()).isEqualTo("e-2");
            assertThat(outcome.outcome()).isEqualTo(Verdict.DUPLICATE);
            assertThat(outcome.reason()).isEqualTo(Reason.CONSECUTIVE);
            assertThat(outcome.listener()).isEqualTo("-");
            assertThat(outcome.rule()).isEqualTo("consecutive within PT1M (default)");
            assertThat(outcome.duplicateOf()).isEqualTo("e-1");
            assertThat(ids(pipe)).containsExactly("e-1", "e-3");
        }
    }

    @Test
    void aChangeThatIsUndoneAndDoneAgainIsDeliveredThreeTimes() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(event("e-1", "2c91", A));
            pipe.send(event("e-2", "2c91", B));
            pipe.send(event("e-3", "2c91", A));

            assertThat(ids(pipe)).containsExactly("e-1", "e-2", "e-3");
        }
    }

    @Test
    void byContentADuplicateIsFoundBehindOthers() {
        DedupeRule content = new DedupeRule(
                "mainsheet.dedupe[0]",
                List.of(new TriggerGlob("*")),
                DedupeRule.By.CONTENT,
                List.of(),
                Duration.ofMinutes(10));
        try (Pipe pipe = new Pipe(state, List.of(RAW), content)) {
            pipe.send(event("e-1", "2c91", A));
            pipe.send(event("e-2", "2c91", B));
            pipe.later(Duration.ofMinutes(10));
            pipe.send(event("e-3", "2c91", A));
            pipe.later(Duration.ofSeconds(1));
            pipe.send(event("e-4", "2c91", A));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.eventId()).isEqualTo("e-3");
            assertThat(outcome.reason()).isEqualTo(Reason.CONTENT);
            assertThat(outcome.duplicateOf()).isEqualTo("e-1");
            assertThat(ids(pipe)).containsExactly("e-1", "e-2", "e-4");
        }
    }

    @Test
    void aReplayPassesSeenIdsOnlyAndLeavesNoTraceInDedupeAndLateness() {
        try (Pipe pipe = new Pipe(state, List.of(everything("all", Payload.ENVELOPE, "hr")))) {
            pipe.send(event("e-1", "2c91", A));
            pipe.replay(event("e-1", "2c91", A, START.plusSeconds(60), "r-1"));
            pipe.replay(event("e-1", "2c91", A, START.plusSeconds(60), "r-1"));
            pipe.send(event("e-2", "2c91", A));
            pipe.later(Duration.ofMinutes(2));
            pipe.send(event("e-3", "2c91", A, START.plusSeconds(1), null));

            assertThat(ids(pipe, "hr")).containsExactly("e-1/hr", "e-1~r-1/hr", "e-3/hr");
            assertThat(only(pipe.outcomes()).eventId()).isEqualTo("e-2");
        }
    }

    @Test
    void anEventReceivedBeforeOneOfItsSubjectThatIsThroughIsMarkedLate() {
        try (Pipe pipe = new Pipe(state, List.of(everything("all", Payload.ENVELOPE, "hr")))) {
            pipe.send(event("e-1", "2c91", A, START.plusSeconds(10), null));
            pipe.send(event("e-2", "2c91", B, START.plusSeconds(9), null));
            pipe.send(event("e-3", "other", B, START.plusSeconds(9), null));
            pipe.send(event("e-4", "2c91", A, START.plusSeconds(10), null));

            assertThat(pipe.deliveries("hr"))
                    .extracting(delivery -> text(delivery).contains("\"late\":true"))
                    .containsExactly(false, true, false, false);
        }
    }

    @Test
    void whatIsTooOldToMatterIsForgotten() {
        try (Pipe pipe = new Pipe(state, List.of(everything("all", Payload.ENVELOPE, "hr")))) {
            pipe.send(event("e-1", "2c91", A, START.plusSeconds(10), null));
            pipe.later(Duration.ofDays(15));
            pipe.send(event("e-2", "2c91", B, START, null));

            assertThat(text(pipe.deliveries("hr").get(1))).contains("\"late\":false");
        }
    }

    private static DedupeRule none() {
        return new DedupeRule(
                "mainsheet.dedupe[0]",
                List.of(new TriggerGlob("*")),
                DedupeRule.By.NONE,
                List.of(),
                Duration.ofMinutes(1));
    }

    private static List<String> ids(Pipe pipe) {
        return pipe.deliveries("hr").stream()
                .map(delivery -> delivery.id().eventId())
                .toList();
    }

    private static List<String> ids(Pipe pipe, String listener) {
        return pipe.deliveries(listener).stream()
                .map(delivery -> delivery.id().toString())
                .toList();
    }

    private static String text(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
