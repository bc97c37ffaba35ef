package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.AskedIngress.FIXED;
import static dev.mainsheet.ingress.http.AskedIngress.LATER;
import static dev.mainsheet.ingress.http.AskedIngress.LATER_DYNAMIC;
import static dev.mainsheet.ingress.http.AskedIngress.OUTPUT;
import static dev.mainsheet.ingress.http.AskedIngress.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.sailpoint.ReceivedCompletion;
import dev.mainsheet.testkit.sailpoint.ResponseType;
import dev.mainsheet.testkit.sailpoint.SailPointSender.Answer;
import dev.mainsheet.testkit.sailpoint.SailPointStandIn;
import dev.mainsheet.testkit.sailpoint.TriggerInvocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SailPoint is answered to triggers that ask, in each of its three modes. */
class AnsweringTest {

    private static final byte[] INPUT = Samples.body(FIXED);

    @TempDir
    private Path directory;

    private final SailPointStandIn sailPoint = new SailPointStandIn();
    private final KeepingIntake intake = new KeepingIntake();
    private AskedIngress ingress;

    @BeforeEach
    void start() throws StartException, StandInStartException {
        sailPoint.start();
        ingress = new AskedIngress(intake, directory, "127.0.0.1");
    }

    @AfterEach
    void stop() {
        ingress.close();
        sailPoint.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "DYNAMIC"})
    void aFixedAnswerIsGivenAtOnceToWhoeverWaitsForIt(ResponseType type) throws Exception {
        Answer answer = ingress.ask(FIXED, fire(FIXED, type).body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer.body())).isEqualTo(OUTPUT);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Mainsheet-Event-Id"))
                .contains(intake.events().get(0).id());
    }

    @Test
    void aFixedAnswerToAnAsynchronousInvocationIsSentAsACompletion() throws Exception {
        TriggerInvocation invocation = fire(FIXED, ResponseType.ASYNC);
        Answer answer = ingress.ask(FIXED, invocation.body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        await().untilAsserted(() -> assertThat(sailPoint.completions())
                .singleElement()
                .satisfies(completion -> {
                    assertThat(completion.status()).isEqualTo(204);
                    assertThat(completion.invocationId()).isEqualTo(invocation.id());
                    assertThat(completion.authorization()).isEmpty();
                    assertThat(completion.body().get("output")).isEqualTo(OUTPUT);
                }));
        await().untilAsserted(() ->
                assertThat(ingress.count("completions", "outcome", "completed")).isEqualTo(1));
        assertThat(directory.resolve("0")).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void anAsynchronousInvocationIsAcknowledgedAndItsEventSaysWhereItIsAnswered() throws Exception {
        Answer answer = ingress.ask(LATER, fire(LATER, ResponseType.ASYNC).body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        Event event = intake.events().get(0);
        assertThat(event.callback().url()).startsWith("https://gateway.example.com/callbacks/");
        assertThat(event.callback().expiresAt()).isEqualTo(event.receivedAt().plus(AskedIngress.DEADLINE));
        assertThat(sailPoint.completions()).isEmpty();
    }

    @Test
    void aDynamicInvocationIsTold202BeItByItsOwnWordOrByThePolicys() throws Exception {
        assertThat(ingress.ask(LATER, fire(LATER, ResponseType.DYNAMIC).body()).status())
                .isEqualTo(202);
        assertThat(ingress.ask(
                                LATER_DYNAMIC,
                                fire(LATER_DYNAMIC, ResponseType.ASYNC).body())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void anInvocationThatWaitsForTheAnswerNowCannotHaveItLater() throws Exception {
        Answer answer = ingress.ask(LATER, fire(LATER, ResponseType.SYNC).body());
        assertProblem(answer, 501, "synchronous");
        assertThat(answer.body()).contains("response type to ASYNC");
        assertThat(intake.events()).isEmpty();
    }

    @Test
    void anInvocationThatWouldBeCompletedElsewhereIsNotKept() throws Exception {
        for (String trigger : new String[] {FIXED, LATER}) {
            for (String url : new String[] {
                "https://evil.example/beta/trigger-invocations/1/complete",
                "https://acme.api.identitynow.com@evil.example/",
                "http://10.0.0.1/",
                "{tenant}"
            }) {
                Answer answer = ingress.ask(trigger, invocation(url));
                assertProblem(answer, 501, "completion-host");
                assertThat(answer.body())
                        .contains("mainsheet.ingress.completion-hosts")
                        .doesNotContain("hush");
            }
        }
        assertThat(intake.events()).isEmpty();
        assertThat(ingress.count("refused", "reason", "completion-host")).isEqualTo(8);
    }

    @Test
    void theSecretStandsNowhereInTheClear() throws Exception {
        TriggerInvocation invocation = fire(LATER, ResponseType.ASYNC);
        ingress.ask(LATER, invocation.body());
        Event event = intake.events().get(0);
        RecordHeaders headers = new RecordHeaders();
        EventCodec.write(event, headers);
        assertThat(new String(event.body(), StandardCharsets.UTF_8) + headers).doesNotContain(invocation.secret());
    }

    @Test
    void anEventThatCannotBeKeptIsNotAnswered() throws Exception {
        try (AskedIngress away = new AskedIngress(new Refusing(), directory, "127.0.0.1")) {
            assertProblem(away.ask(FIXED, INPUT), 503, "not-kept");
            assertProblem(away.ask(FIXED, fire(FIXED, ResponseType.ASYNC).body()), 503, "not-kept");
        }
        assertThat(sailPoint.completions()).isEmpty();
    }

    /** As with Kafka away: what keeps events takes the time that Kafka was given, and keeps them elsewhere. */
    @Test
    void theAnswerComesWithinASecondWithKafkaAndMoveworksAway() throws Exception {
        try (AskedIngress slow = new AskedIngress(new Slow(), directory, "127.0.0.1")) {
            for (ResponseType type : ResponseType.values()) {
                Answer answer = slow.ask(FIXED, fire(FIXED, type).body());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.took()).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void theSameInvocationPostedAgainIsAcknowledgedAgainAndCompletedOnce() throws Exception {
        TriggerInvocation invocation = fire(FIXED, ResponseType.ASYNC);
        assertThat(ingress.ask(FIXED, invocation.body()).status()).isEqualTo(200);
        assertThat(ingress.ask(FIXED, invocation.body()).status()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(ingress.count("completions", "outcome", "completed")).isEqualTo(1));
        assertThat(ingress.ask(FIXED, invocation.body()).status()).isEqualTo(200);
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(204);
    }

    private TriggerInvocation fire(String trigger, ResponseType type) {
        return sailPoint.fire(trigger, INPUT, type, AskedIngress.DEADLINE);
    }

    private static byte[] invocation(String callbackUrl) {
        return ("{\"_metadata\":{\"callbackURL\":\"" + callbackUrl
                        + "\",\"secret\":\"hush\",\"responseMode\":\"async\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer.body()).get("type").textValue()).isEqualTo("urn:mainsheet:problem:" + name);
        assertThat(json(answer.body()).get("remedy").textValue()).isNotBlank();
    }

    private static final class Refusing extends KeepingIntake {
        @Override
        public void keep(Event event, Duration within, Consumer<Keeping> answer) {
            answer.accept(new Keeping.Unavailable("Nobody keeps it."));
        }
    }

    private static final class Slow extends KeepingIntake {
        @Override
        public void keep(Event event, Duration within, Consumer<Keeping> answer) {
            CompletableFuture.delayedExecutor(within.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                    .execute(() -> answer.accept(new Keeping.Kept()));
        }
    }
}
