package dev.mainsheet.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitDeliveriesTest {

    private static final String TWO = "{'for':[{'name':'Ann','email':'ann@example.com'},{'name':'Bob'}]}";

    @TempDir
    Path state;

    @Test
    void eachPersonGetsADeliveryOfTheirOwnNumberedFromOne() {
        try (Pipe pipe = pipe(SampleRoutes.splitting("each", "$.for", null, "hr"))) {
            pipe.send(Pipe.event("e-1", "s", TWO));

            List<Delivery> deliveries = pipe.deliveries("hr");
            assertThat(deliveries)
                    .extracting(delivery -> delivery.id().toString())
                    .containsExactly("e-1#1/hr", "e-1#2/hr");
            assertThat(body(deliveries.get(0)))
                    .contains("\"recipient\":{\"email\":\"ann@example.com\",\"name\":\"Ann\"}");
            assertThat(body(deliveries.get(1))).contains("\"recipient\":{\"name\":\"Bob\"}");
            assertThat(pipe.outcomes()).isEmpty();
        }
    }

    @Test
    void aPartThatWhenRefusesIsFilteredByItselfAndTakenByNoOtherRoute() {
        Route each = SampleRoutes.splitting("each", "$.for", "$.recipient.email", "hr");
        try (Pipe pipe = pipe(each, SampleRoutes.everything("all", Payload.ENVELOPE, "hr"))) {
            pipe.send(Pipe.event("e-1", "s", TWO));

            assertThat(pipe.deliveries("hr"))
                    .extracting(delivery -> delivery.id().toString())
                    .containsExactly("e-1#1/hr");
            assertThat(pipe.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.deliveryId()).isEqualTo("e-1#2/hr");
                assertThat(outcome.outcome()).isEqualTo(Verdict.FILTERED);
                assertThat(outcome.reason()).isEqualTo(Reason.FILTER);
                assertThat(outcome.rule()).isEqualTo("each");
            });
        }
    }

    @Test
    void withoutAnybodyToSplitOverThereIsOneDelivery() {
        try (Pipe pipe = pipe(SampleRoutes.splitting("each", "$.for", null, "hr"))) {
            pipe.send(Pipe.event("e-1", "s", "{'for':[]}"));

            assertThat(pipe.deliveries("hr"))
                    .extracting(delivery -> delivery.id().toString())
                    .containsExactly("e-1/hr");
        }
    }

    @Test
    void anEventForOverAHundredPeopleIsADeadLetterForThatListenerOnly() {
        String people =
                IntStream.rangeClosed(0, 100).mapToObj(i -> "'p" + i + "'").collect(Collectors.joining(","));
        Route all = SampleRoutes.everything("all", Payload.RAW, "it");
        try (Pipe pipe = pipe(SampleRoutes.splitting("each", "$.for", null, "hr"), all)) {
            pipe.send(Pipe.event("e-1", "s", "{'for':[" + people + "]}"));

            assertThat(pipe.deliveries("hr")).isEmpty();
            assertThat(pipe.deliveries("it")).hasSize(1);
            assertThat(pipe.deadLetters()).hasSize(1);
            assertThat(pipe.outcomes())
                    .extracting(Outcome::deliveryId, Outcome::reason)
                    .containsExactly(tuple("e-1/hr", Reason.TOO_LARGE));
        }
    }

    private Pipe pipe(Route... routes) {
        return new Pipe(state, List.of(routes));
    }

    private static String body(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }
}
