package dev.mainsheet.processor.topology;

import static dev.mainsheet.processor.topology.Pipe.START;
import static dev.mainsheet.processor.topology.Pipe.event;
import static dev.mainsheet.processor.topology.SampleRoutes.forTests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events that only try something out. */
class TestEventsTest {

    private static final String BODY = "{'identity':{'id':'2c91'}}";
    private static final Route EXCLUDE = forTests("live", TestEvents.EXCLUDE, "hr");
    private static final Route ONLY = forTests("trial", TestEvents.ONLY, "it");

    @TempDir
    Path state;

    @Test
    void aTestEventReachesOnlyRoutesThatAskForIt() {
        Route include = forTests("both", TestEvents.INCLUDE, "it");
        try (Pipe pipe = new Pipe(state, List.of(EXCLUDE, include))) {
            pipe.send(test("t-1", BODY));
            pipe.send(event("e-1", "2c91", BODY));

            assertThat(ids(pipe, "hr")).containsExactly("e-1");
            assertThat(ids(pipe, "it")).containsExactly("t-1", "e-1");
            assertThat(pipe.outcomes()).isEmpty();
        }
    }

    @Test
    void aRouteForTestsOnlyGetsNothingElse() {
        try (Pipe pipe = new Pipe(state, List.of(EXCLUDE, ONLY))) {
            pipe.send(test("t-1", BODY));
            pipe.send(event("e-1", "2c91", BODY));

            assertThat(ids(pipe, "hr")).containsExactly("e-1");
            assertThat(ids(pipe, "it")).containsExactly("t-1");
        }
    }

    @Test
    void aTestEventThatNoRouteAsksForIsFilteredAsHavingNoRoute() {
        try (Pipe pipe = new Pipe(state, List.of(EXCLUDE))) {
            pipe.send(test("t-1", BODY));

            assertThat(pipe.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.eventId()).isEqualTo("t-1");
                assertThat(outcome.outcome()).isEqualTo(Verdict.FILTERED);
                assertThat(outcome.reason()).isEqualTo(Reason.NO_ROUTE);
                assertThat(outcome.listener()).isEqualTo("-");
            });
            assertThat(pipe.deliveries("hr")).isEmpty();
        }
    }

    @Test
    void theDeliveryOfATestEventSaysSoAndNoOtherDoes() {
        try (Pipe pipe = new Pipe(state, List.of(forTests("both", TestEvents.INCLUDE, "hr")))) {
            pipe.send(test("t-1", BODY));
            pipe.send(event("e-1", "2c91", BODY));

            List<Delivery> deliveries = pipe.deliveries("hr");
            assertThat(text(deliveries.get(0))).contains("\"test\":true");
            assertThat(text(deliveries.get(1))).doesNotContain("test");
        }
    }

    @Test
    void aLiveEventIsNeverTheDuplicateOfATestNorLateBehindIt() {
        try (Pipe pipe = new Pipe(state, List.of(EXCLUDE))) {
            pipe.send(marked(event("t-1", "2c91", BODY, START.plusSeconds(60), null)));
            pipe.send(event("e-1", "2c91", BODY));

            assertThat(pipe.deliveries("hr"))
                    .singleElement()
                    .satisfies(delivery -> assertThat(text(delivery)).contains("\"late\":false"));
        }
    }

    @Test
    void theSameTestAgainIsNoDuplicateSoItCanBeRepeatedAtOnce() {
        try (Pipe pipe = new Pipe(state, List.of(ONLY))) {
            pipe.send(test("t-1", BODY));
            pipe.send(test("t-2", BODY));

            assertThat(ids(pipe, "it")).containsExactly("t-1", "t-2");
        }
    }

    @Test
    void aReplayOfATestEventIsATestEvent() {
        try (Pipe pipe = new Pipe(state, List.of(EXCLUDE, ONLY))) {
            pipe.replay(marked(event("t-1", "2c91", BODY, START, "r-1")));

            assertThat(pipe.deliveries("hr")).isEmpty();
            assertThat(pipe.deliveries("it"))
                    .singleElement()
                    .satisfies(
                            delivery -> assertThat(text(delivery)).contains("\"replayId\":\"r-1\"", "\"test\":true"));
        }
    }

    private static Event test(String id, String body) {
        return marked(event(id, "2c91", body));
    }

    private static Event marked(Event event) {
        return new Event(
                event.id(),
                event.trigger(),
                event.tenant(),
                event.key(),
                event.receivedAt(),
                event.origin(),
                event.replayId(),
                event.doubt(),
                true,
                event.traceparent(),
                event.body());
    }

    private static List<String> ids(Pipe pipe, String listener) {
        return pipe.deliveries(listener).stream()
                .map(delivery -> delivery.id().eventId())
                .toList();
    }

    private static String text(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }
}
