package dev.mainsheet.processor.topology;

import static dev.mainsheet.processor.topology.Pipe.event;
import static dev.mainsheet.processor.topology.SampleRoutes.enriched;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.park.ScriptedLookups;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.route.Otherwise;
import dev.mainsheet.processor.route.Patience;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.TriggerGlob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkedDeliveriesTest {

    private static final String ANN = "{'identity':{'type':'IDENTITY','id':'2c91','name':'ann'},'n':%d}";
    private static final String HAS_EMAIL = "$[?(@.recipient.email)]";
    private static final Duration WAIT = Duration.ofMinutes(10);

    @TempDir
    Path state;

    @Test
    void aDeliveryWaitsForItsPeopleAndIsSentWithThem() {
        try (Pipe pipe = new Pipe(state, List.of(enriched("people", "hr")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            assertThat(pipe.deliveries("hr")).isEmpty();

            answer(pipe);

            Delivery delivery = only(pipe.deliveries("hr"));
            assertThat(text(delivery)).contains("ann@example.com").contains("\"status\":\"ok\"");
            assertThat(delivery.id()).hasToString("e-1/hr");
            assertThat(delivery.traceparent()).isEqualTo("00-trace-01");
            assertThat(pipe.outcomes()).isEmpty();
        }
    }

    @Test
    void whoIsKnownAtOnceIsNotWaitedFor() {
        try (Pipe pipe = new Pipe(state, List.of(enriched("people", "hr")))) {
            pipe.lookups.known.put("ann", ScriptedLookups.found(ScriptedLookups.question("ann")));
            pipe.send(event("e-1", "2c91", ann(1)));

            assertThat(text(only(pipe.deliveries("hr")))).contains("ann@example.com");
            assertThat(count(pipe, "passed")).isEqualTo(1);
            assertThat(count(pipe, "parked")).isZero();
        }
    }

    @Test
    void behindOneThatWaitsTheSubjectsOtherDeliveriesToThatListenerWaitAndNobodyElses() {
        Route onlyFirst = new Route(
                "mainsheet.routes[0]",
                "people",
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.of("$[?(@.n == 1)]"),
                Optional.empty(),
                List.of("hr"),
                Payload.ENVELOPE,
                new PeopleWanted(List.of(Role.SUBJECT), Role.SUBJECT, Optional.empty()),
                Patience.DEFAULT);
        try (Pipe pipe = new Pipe(state, List.of(onlyFirst, everything("raw", Payload.RAW, "hr", "it")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            pipe.send(event("e-2", "2c91", ann(2)));
            pipe.send(event("e-3", "other", ann(3)));
            assertThat(ids(pipe.deliveries("hr"))).containsExactly("e-3/hr");
            assertThat(ids(pipe.deliveries("it"))).containsExactly("e-1/it", "e-2/it", "e-3/it");

            answer(pipe);

            List<Delivery> after = pipe.deliveries("hr");
            assertThat(ids(after)).containsExactly("e-1/hr", "e-2/hr");
            assertThat(text(after.get(1))).isEqualTo(ann(2).replace('\'', '"'));
        }
    }

    @Test
    void whenIsJudgedOnTheFinishedBodyAndTheNextRouteIsTriedIfItRefuses() {
        try (Pipe pipe = new Pipe(
                state,
                List.of(
                        enriched("reachable", Patience.DEFAULT, "$[?(@.subject.email == 'nobody')]", "hr"),
                        everything("fallback", Payload.RAW, "hr")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            answer(pipe);

            assertThat(only(pipe.deliveries("hr")).route()).isEqualTo("fallback");
        }
    }

    @Test
    void whoIsNotFoundIsFilteredOrDeadAsTheRouteSays() {
        Patience dead = new Patience(WAIT, Otherwise.DEAD_LETTER);
        try (Pipe pipe = new Pipe(
                state,
                List.of(
                        enriched("asks", Patience.DEFAULT, HAS_EMAIL, "hr"),
                        enriched("insists", dead, HAS_EMAIL, "it")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            pipe.lookups.pending.forEach(
                    asked -> asked.answer().accept(new Finding.NotFound(ScriptedLookups.ASKED_AT)));
            pipe.settle();

            List<Outcome> outcomes = pipe.outcomes();
            assertThat(outcomes).extracting(Outcome::reason).containsExactlyInAnyOrder(Reason.FILTER, Reason.OTHERWISE);
            assertThat(pipe.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(header(letter.headers()
                                .lastHeader(HeaderNames.DEAD_OFFSET)
                                .value()))
                        .isEqualTo("0");
                assertThat(header(letter.headers()
                                .lastHeader(HeaderNames.DEAD_TOPIC)
                                .value()))
                        .isEqualTo(pipe.topics.events());
            });
        }
    }

    @Test
    void afterItsWaitADeliveryIsHeldDeliveredOrDeadAsItsRouteSays() {
        try (Pipe pipe = new Pipe(
                state,
                List.of(
                        enriched("holds", new Patience(WAIT, Otherwise.HOLD), null, "hr"),
                        enriched("delivers", new Patience(WAIT, Otherwise.DELIVER), null, "it"),
                        enriched("gives-up", new Patience(WAIT, Otherwise.DEAD_LETTER), null, "security")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            pipe.later(WAIT.minusSeconds(1));
            assertThat(pipe.deliveries("it")).isEmpty();

            pipe.later(Duration.ofSeconds(2));
            pipe.settle();

            assertThat(pipe.deliveries("hr")).isEmpty();
            assertThat(text(only(pipe.deliveries("it")))).contains("\"status\":\"unavailable\"");
            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.OTHERWISE);
            assertThat(pipe.registry
                            .get("mainsheet.processor.park.overdue")
                            .tag("route", "holds")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoHasLeftIsWhoTheyWereLast() {
        try (Pipe pipe = new Pipe(state, List.of(enriched("people", "hr")))) {
            pipe.send(event("e-1", "2c91", ann(1)));
            answer(pipe);
            pipe.deliveries("hr");
            pipe.send(event("e-2", "2c91", ann(2)));

            ScriptedLookups.Pending asked = pipe.lookups.pending.remove(0);
            assertThat(asked.question().mayBeGone()).isTrue();
            asked.answer().accept(new Finding.NotFound(ScriptedLookups.ASKED_AT));
            pipe.settle();

            assertThat(text(only(pipe.deliveries("hr"))))
                    .contains("ann@example.com")
                    .contains("\"status\":\"last-known\"");
        }
    }

    @Test
    void anEventThatIsSplitIsOneDeliveryForEachPerson() {
        Route split = new Route(
                "mainsheet.routes[0]",
                "each",
                List.of(new TriggerGlob("*")),
                TestEvents.EXCLUDE,
                Optional.empty(),
                Optional.empty(),
                List.of("hr"),
                Payload.ENVELOPE,
                new PeopleWanted(
                        List.of(Role.REQUESTED_FOR),
                        Role.REQUESTED_FOR,
                        Optional.of(new PeopleWanted.Split("mainsheet.routes[0].split", "$.for"))),
                Patience.DEFAULT);
        try (Pipe pipe = new Pipe(state, List.of(split))) {
            pipe.send(event("e-1", "2c91", "{'for':[{'id':'1','name':'bob'},{'id':'2','name':'eve'}]}"));
            answer(pipe);

            assertThat(ids(pipe.deliveries("hr"))).containsExactlyInAnyOrder("e-1#1/hr", "e-1#2/hr");
        }
    }

    private static void answer(Pipe pipe) {
        while (!pipe.lookups.pending.isEmpty()) {
            List<ScriptedLookups.Pending> all = List.copyOf(pipe.lookups.pending);
            pipe.lookups.pending.clear();
            all.forEach(ScriptedLookups.Pending::give);
            pipe.settle();
        }
    }

    private static String ann(int number) {
        return String.format(ANN, number);
    }

    private static double count(Pipe pipe, String what) {
        return pipe.registry.get("mainsheet.processor.park." + what).counter().count();
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.id().toString()).toList();
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String text(Delivery delivery) {
        return header(delivery.body());
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
