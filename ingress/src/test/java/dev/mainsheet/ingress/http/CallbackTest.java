package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.AnsweringTest.assertProblem;
import static dev.mainsheet.ingress.http.AskedIngress.FIXED;
import static dev.mainsheet.ingress.http.AskedIngress.LATER;
import static dev.mainsheet.ingress.http.AskedIngress.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.sailpoint.ReceivedCompletion;
import dev.mainsheet.testkit.sailpoint.ResponseType;
import dev.mainsheet.testkit.sailpoint.SailPointSender.Answer;
import dev.mainsheet.testkit.sailpoint.SailPointStandIn;
import dev.mainsheet.testkit.sailpoint.TriggerInvocation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Moveworks is told at a callback, and what SailPoint gets of it. */
class CallbackTest {

    private static final String APPROVER =
            "{\"output\":{\"id\":\"2c91\",\"name\":\"Noor Haddad\",\"type\":\"IDENTITY\"}}";
    private static final String NOBODY = "{\"output\":{\"id\":\"\",\"name\":\"\",\"type\":\"\"}}";

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

    @Test
    void anAnswerThatSailPointTakesIsToldSoAndLeavesNothingBehind() throws Exception {
        TriggerInvocation invocation = fire();
        Answer answer = ingress.answer(callback(invocation), APPROVER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"completed\"}");
        assertThat(sailPoint.completions()).singleElement().satisfies(completion -> {
            assertThat(completion.status()).isEqualTo(204);
            assertThat(completion.invocationId()).isEqualTo(invocation.id());
            assertThat(completion.body())
                    .isEqualTo(json("{\"secret\":\"" + invocation.secret() + "\"," + APPROVER.substring(1)));
        });
        assertThat(directory.resolve("0")).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void anErrorIsPassedOnBesideAnEmptyOutput() throws Exception {
        assertThat(ingress.answer(callback(fire()), "{\"error\":\"nobody answered\"}")
                        .status())
                .isEqualTo(200);
        assertThat(sailPoint.completions().get(0).body().get("error").textValue())
                .isEqualTo("nobody answered");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"output":{"id":"1","name":"n","type":"ROLE"}} | 422 | output
        {"output":{"name":"n"}}                        | 422 | output
        {"output":"yes"}                               | 422 | output
        {"output":{},"error":"both"}                   | 422 | callback-body
        {"error":""}                                   | 422 | callback-body
        {"error":7}                                    | 422 | callback-body
        {}                                             | 422 | callback-body
        []                                             | 422 | callback-body
        {"output":{},"output":null}                    | 400 | callback-not-json
        {"output":{}                                   | 400 | callback-not-json
        """)
    void anAnswerOfAnotherFormIsNeverSentAndTheRightOneStillIs(String body, int status, String name) throws Exception {
        String callback = callback(fire());
        assertProblem(ingress.answer(callback, body), status, name);
        assertThat(sailPoint.completions()).isEmpty();
        assertThat(ingress.answer(callback, APPROVER).status()).isEqualTo(200);
    }

    @Test
    void whoeverIsNotAuthenticatedIsRefusedBeforeTheBodyComes() throws Exception {
        String path = URI.create(callback(fire())).getRawPath();
        try (RawHttp http = ingress.connect()) {
            RawHttp.Answer answer = http.send("POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n"
                            + "Authorization: Bearer token\r\n\r\n")
                    .answer();
            TestIngress.assertProblem(answer, 401, "callback-unauthorized");
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void withoutTokensOfItsOwnACallbackOpensToWhoeverMayPostForItsTenant() throws Exception {
        try (AskedIngress plain = new AskedIngress(intake, directory, Optional.empty(), "127.0.0.1")) {
            plain.ask(LATER, fire(ResponseType.ASYNC).body());
            String url = intake.events().get(0).callback().url();
            assertProblem(plain.answer("moveworks", url, NOBODY), 401, "callback-unauthorized");
            assertThat(plain.answer("token", url, NOBODY).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callbacks/", "/callbacks/AQ", "/callbacks/../triggers/a", "/callbacks/%41%51"})
    void aTokenThatIsNoneOfOursOpensNothing(String path) throws Exception {
        assertProblem(ingress.answer("https://h" + path, APPROVER), 404, "no-such-callback");
    }

    @Test
    void anotherMethodTypeOrSizeIsRefused() throws Exception {
        String path = URI.create(callback(fire())).getRawPath();
        String head = " " + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer moveworks\r\n";
        try (RawHttp http = ingress.connect()) {
            TestIngress.assertProblem(http.send("GET" + head + "\r\n").answer(), 405, "method");
            TestIngress.assertProblem(
                    http.send("POST" + head + "Content-Type: text/plain\r\n\r\n")
                            .answer(),
                    415,
                    "content-type");
            TestIngress.assertProblem(
                    http.send("POST" + head + "Content-Length: " + (TestIngress.MAX_BODY_BYTES + 1) + "\r\n\r\n")
                            .answer(),
                    413,
                    "body-too-large");
        }
    }

    @Test
    void anAnswerToWhatHasItsAnswerIsToldSo() throws Exception {
        String callback = callback(fire());
        ingress.answer(callback, APPROVER);
        assertProblem(ingress.answer(callback, APPROVER), 409, "already-completed");
        assertThat(sailPoint.completions()).hasSize(1);
    }

    @Test
    void anotherInstanceLearnsFromSailPointThatTheAnswerCameBefore() throws Exception {
        String callback = callback(fire());
        ingress.answer(callback, APPROVER);
        try (AskedIngress other = new AskedIngress(intake, directory, "127.0.0.1")) {
            assertProblem(other.answer(callback, NOBODY), 409, "completion-refused");
            assertThat(other.count("completions", "outcome", "refused")).isEqualTo(1);
        }
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(204, 400);
    }

    @Test
    void anAnswerWhileSailPointIsDownIsAcceptedAndDeliveredOnceItIsBack() throws Exception {
        String callback = callback(fire());
        sailPoint.stop();
        Answer answer = ingress.answer(callback, APPROVER);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(ingress.answer(callback, APPROVER).status())
                .as("the same again")
                .isEqualTo(202);
        assertProblem(ingress.answer(callback, NOBODY), 409, "already-completed");
        sailPoint.start();
        await().untilAsserted(() ->
                assertThat(ingress.count("completions", "outcome", "completed")).isEqualTo(1));
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(204);
    }

    @Test
    void anAcceptedAnswerSurvivesTheDeathOfTheIngressAndIsDeliveredOnce() throws Exception {
        String callback = callback(fire());
        sailPoint.stop();
        assertThat(ingress.answer(callback, APPROVER).status()).isEqualTo(202);
        ingress.kill();
        assertThat(directory.resolve("0")).isDirectoryContaining("glob:**.json");
        sailPoint.start();
        try (AskedIngress next = new AskedIngress(intake, directory, "127.0.0.1")) {
            await().untilAsserted(() -> assertThat(next.count("completions", "outcome", "completed"))
                    .isEqualTo(1));
        }
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(204);
        ingress = new AskedIngress(intake, directory, "127.0.0.1");
    }

    @Test
    void whatAnInstanceThatIsGoneHadAcceptedIsDeliveredByAnother() throws Exception {
        try (AskedIngress other = new AskedIngress(intake, directory, "127.0.0.1")) {
            String callback = callback(fire());
            sailPoint.stop();
            assertThat(ingress.answer(callback, APPROVER).status()).isEqualTo(202);
            ingress.kill();
            sailPoint.start();
            await().untilAsserted(() -> assertThat(other.count("completions", "outcome", "completed"))
                    .isEqualTo(1));
            assertThat(sailPoint.completions())
                    .extracting(ReceivedCompletion::status)
                    .containsExactly(204);
        }
        ingress = new AskedIngress(intake, directory, "127.0.0.1");
    }

    @Test
    void whatSailPointCannotTakeNowIsTriedAgain() throws Exception {
        String callback = callback(fire());
        for (int status : new int[] {503, 429, 500, 302, 408}) {
            sailPoint.faults().add(Fault.status(status, 1));
        }
        sailPoint.faults().add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.drop()));
        assertThat(ingress.answer(callback, APPROVER).status()).isIn(200, 202);
        await().untilAsserted(() ->
                assertThat(ingress.count("completions", "outcome", "completed")).isEqualTo(1));
        assertThat(sailPoint.completions())
                .extracting(ReceivedCompletion::status)
                .containsExactly(503, 429, 500, 302, 408, 0, 204);
    }

    @Test
    void whatSailPointRefusesForGoodIsToldAndNotTriedAgain() throws Exception {
        String callback = callback(fire());
        sailPoint.faults().add(Fault.status(401, 1));
        assertProblem(ingress.answer(callback, APPROVER), 502, "completion-forbidden");
        assertThat(directory.resolve("0")).isDirectoryNotContaining("glob:**.json");
        assertThat(sailPoint.completions()).hasSize(1);
    }

    @Test
    void asManyAnswersAsMayWaitAreKeptAndOneMoreIsToldToComeAgain() throws Exception {
        List<String> callbacks = java.util.stream.Stream.generate(this::fire)
                .limit(4)
                .map(this::callback)
                .toList();
        sailPoint.stop();
        for (String callback : callbacks.subList(0, 3)) {
            assertThat(ingress.answer(callback, APPROVER).status()).isEqualTo(202);
        }
        Answer answer = ingress.answer(callbacks.get(3), APPROVER);
        assertProblem(answer, 503, "answer-not-kept");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void noTokenStandsInThePathThatIsLoggedOrCounted() throws Exception {
        ingress.answer(callback(fire()), APPROVER);
        assertThat(ingress.registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("callbacks/"));
    }

    private TriggerInvocation fire() {
        return fire(ResponseType.ASYNC);
    }

    private TriggerInvocation fire(ResponseType type) {
        return sailPoint.fire(LATER, Samples.body(FIXED), type, Duration.ofHours(1));
    }

    /** The callback URL of the event that {@code invocation} becomes. */
    private String callback(TriggerInvocation invocation) {
        try {
            assertThat(ingress.ask(LATER, invocation.body()).status()).isEqualTo(200);
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
        return intake.events().get(intake.events().size() - 1).callback().url();
    }
}
