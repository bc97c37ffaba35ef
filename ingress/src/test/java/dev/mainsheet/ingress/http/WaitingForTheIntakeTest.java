package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sender sees while the intake takes its time, or fails. */
class WaitingForTheIntakeTest {

    private final HeldIntake intake = new HeldIntake();
    private TestIngress ingress;

    @BeforeEach
    void start() throws StartException {
        ingress = new TestIngress(intake);
    }

    @AfterEach
    void stop() {
        ingress.close();
    }

    @Test
    void nothingIsAnsweredBeforeTheEventIsKept() throws IOException {
        try (RawHttp first = ingress.connect();
                RawHttp second = ingress.connect()) {
            first.send(post("{\"n\":1}"));
            awaitEvents(1);
            second.send(post("{\"n\":2}"));
            awaitEvents(2);
            intake.answer(1, new Keeping.Kept());
            assertThat(second.answer().status()).isEqualTo(200);
            assertThat(ingress.count("requests", "status", "200")).isEqualTo(1);
            intake.answer(0, new Keeping.Kept());
            assertThat(first.answer().headers())
                    .containsEntry("mainsheet-event-id", intake.events().get(0).id());
        }
    }

    @Test
    void anEventThatIsNotKeptIsAnsweredWith503AndWhenToSendItAgain() throws IOException {
        RawHttp.Answer answer = answerAfter(new Keeping.Unavailable("Kafka is away."));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "5");
        assertThat(answer.body()).contains("Kafka is away.");
        assertThat(ingress.registry.counter("mainsheet.ingress.acknowledged").count())
                .isZero();
    }

    @Test
    void anEventThatIsNeverKeptIsAnsweredWith413() throws IOException {
        RawHttp.Answer answer = answerAfter(new Keeping.TooLarge());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("record-too-large");
    }

    private RawHttp.Answer answerAfter(Keeping keeping) throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(post("{}"));
            awaitEvents(1);
            intake.answer(0, keeping);
            return http.answer();
        }
    }

    @Test
    void requestsOverTheLimitAreTurnedAwayAtOnceAndTakenAgainOnceThereIsRoom() throws IOException {
        RawHttp[] waiting = new RawHttp[TestIngress.MAX_REQUESTS];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = ingress.connect().send(post("{}"));
            // One after the other: between connections there is no order.
            awaitEvents(i + 1);
        }
        try (RawHttp http = ingress.connect()) {
            RawHttp.Answer answer = http.send(head("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"))
                    .answer();
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers()).containsEntry("retry-after", "5");
            assertThat(answer.body()).contains("too-many-requests");
        }
        intake.answer(0, new Keeping.Kept());
        assertThat(waiting[0].answer().status()).isEqualTo(200);
        waiting[0].send(post("{}"));
        awaitEvents(waiting.length + 1);
        for (RawHttp http : waiting) {
            http.close();
        }
    }

    @Test
    void bytesOverTheLimitAreTurnedAwayWhileTheyCome() throws IOException {
        String body = "{\"a\":\"" + "x".repeat(90_000) + "\"}";
        try (RawHttp first = ingress.connect();
                RawHttp second = ingress.connect()) {
            first.send(post(body));
            awaitEvents(1);
            second.send(post(body));
            RawHttp.Answer answer = second.answer();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("too-many-bytes");
            assertThat(ingress.admission.bytesInFlight()).isEqualTo(body.length());
        }
    }

    @Test
    void aSenderThatDoesNotWaitForItsAnswerFreesItsPlaceOnceTheEventIsKept() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(post("{}"));
            awaitEvents(1);
        }
        intake.answer(0, new Keeping.Kept());
        await().until(() -> ingress.admission.requestsInFlight() == 0);
    }

    @Test
    void stoppingLetsRequestsUnderWayComeToTheirAnswer() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(post("{}"));
            awaitEvents(1);
            CompletableFuture<Void> stopped =
                    CompletableFuture.runAsync(() -> ingress.server.stop(Duration.ofSeconds(10)));
            intake.answer(0, new Keeping.Kept());
            assertThat(http.answer().status()).isEqualTo(200);
            assertThat(http.isClosedByServer()).isTrue();
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void aFaultOfOursIsAnsweredWith503WithoutItsCause() throws IOException, StartException {
        Intake broken = new Intake() {
            @Override
            public void keep(Event event, Duration within, Consumer<Keeping> answer) {
                throw new IllegalStateException("hush");
            }

            @Override
            public CheckResult check() {
                return CheckResult.up("broken all the same");
            }
        };
        try (TestIngress faulty = new TestIngress(broken);
                RawHttp http = faulty.connect()) {
            RawHttp.Answer answer = http.send(post("{}")).answer();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("retry-after", "5");
            assertThat(answer.body()).contains("urn:mainsheet:problem:fault").doesNotContain("hush", "Exception");
            assertThat(faulty.admission.requestsInFlight()).isZero();
        }
    }

    private void awaitEvents(int count) {
        await().until(() -> intake.events().size() == count);
    }
}
