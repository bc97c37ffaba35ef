package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.MAX_BODY_BYTES;
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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender sees, when every event is kept at once. */
class IngressHttpTest {

    private final List<Event> kept = new CopyOnWriteArrayList<>();
    private TestIngress ingress;

    @BeforeEach
    void start() throws StartException {
        ingress = new TestIngress(new Intake() {
            @Override
            public void keep(Event event, Consumer<Keeping> answer) {
                kept.add(event);
                answer.accept(new Keeping.Kept());
            }

            @Override
            public CheckResult check() {
                return CheckResult.up("fine");
            }
        });
    }

    @AfterEach
    void stop() {
        ingress.close();
    }

    @Test
    void anEventIsAnsweredWith200AnEmptyObjectAndItsId() throws IOException {
        RawHttp.Answer answer = exchange(post("{}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("mainsheet-event-id", kept.get(0).id())
                .doesNotContainKey("connection");
        assertThat(ingress.count("requests", "status", "200")).isEqualTo(1);
        assertThat(ingress.count("received", "trigger", "idn:identity-created")).isEqualTo(1);
        assertThat(ingress.registry.counter("mainsheet.ingress.acknowledged").count())
                .isEqualTo(1);
    }

    @Test
    void aRepeatUnderAnIdempotencyKeyIsAnsweredWithTheSameId() throws IOException {
        String request = head("Idempotency-Key: k\r\nContent-Length: 2\r\n\r\n") + "{}";
        try (RawHttp http = ingress.connect()) {
            String first = http.send(request).answer().headers().get("mainsheet-event-id");
            assertThat(http.send(request).answer().headers()).containsEntry("mainsheet-event-id", first);
        }
    }

    @Test
    void aTriggerNobodyKnowsIsCountedAsOther() throws IOException {
        assertThat(exchange("POST /tenants/open/triggers/a%3Ab?x=y HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
                        .status())
                .isEqualTo(200);
        assertThat(kept.get(0).trigger()).isEqualTo("a:b");
        assertThat(ingress.count("received", "trigger", "other")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /nowhere | 404 | no-such-path",
                "POST /triggers/a%2Fb | 404 | no-such-path",
                "POST /triggers/%zz | 404 | no-such-path",
                "POST //triggers/a | 404 | no-such-path",
                "POST /triggers/../triggers/a | 404 | no-such-path",
                "POST /tenants/apac/triggers/a | 404 | no-such-tenant",
                "GET /triggers/a | 405 | method",
                "DELETE /triggers/a | 405 | method",
                "OPTIONS /triggers/a | 405 | method",
                "OPTIONS * | 404 | no-such-path",
                "POST /triggers/a | 401 | unauthorized"
            })
    void whatIsRefusedIsExplainedAsAProblemAndTheConnectionGoesOn(String line, int status, String name)
            throws IOException {
        try (RawHttp http = ingress.connect()) {
            RawHttp.Answer answer =
                    http.send(line + " HTTP/1.1\r\nHost: h\r\n\r\n").answer();
            assertProblem(answer, status, name);
            assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
        }
        assertThat(ingress.count("refused", "reason", name)).isEqualTo(1);
    }

    @Test
    void refusalsCarryTheHeadersThatTellTheSenderWhatToDo() throws IOException {
        assertThat(exchange("PUT /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n").headers())
                .containsEntry("allow", "POST");
        assertThat(exchange("POST /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n").headers())
                .containsEntry("www-authenticate", "Bearer realm=\"mainsheet\"");
    }

    @Test
    void aHeadRequestGetsNoBodyAndTheConnectionGoesOn() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send("HEAD /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(http.answer(false).status()).isEqualTo(405);
            assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aTriggerThatWantsAnAnswerIsRefusedAndNothingIsKept() throws IOException {
        RawHttp.Answer answer = exchange("POST /triggers/idn:access-request-pre-approval HTTP/1.1\r\nHost: h\r\n"
                + "Authorization: Bearer token\r\nContent-Length: 2\r\n\r\n{}");
        assertProblem(answer, 501, "request-response");
        assertThat(kept).isEmpty();
    }

    @Test
    void aBodyThatIsNoObjectIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (RawHttp http = ingress.connect()) {
            assertProblem(http.send(post("{\"a\":hush}")).answer(), 400, "not-a-json-object");
            assertProblem(http.send(post("")).answer(), 400, "not-a-json-object");
            assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws IOException {
        assertThat(exchange(post(object(MAX_BODY_BYTES))).status()).isEqualTo(200);
        assertThat(exchange(chunked(object(MAX_BODY_BYTES), 7_777)).status()).isEqualTo(200);
        assertThat(kept).allSatisfy(event -> assertThat(event.body()).hasSize(MAX_BODY_BYTES));
        assertThat(kept).hasSize(2);
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndTheConnectionClosedBehindTheAnswer() throws IOException {
        for (String request : List.of(post(object(MAX_BODY_BYTES + 1)), chunked(object(MAX_BODY_BYTES + 1), 7_777))) {
            try (RawHttp http = ingress.connect()) {
                RawHttp.Answer answer = http.send(request).answer();
                assertProblem(answer, 413, "body-too-large");
                assertThat(answer.headers()).containsEntry("connection", "close");
                assertThat(http.isClosedByServer()).isTrue();
            }
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aBodyAnnouncedOverTheLimitIsRefusedBeforeItComes() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 99999999999\r\n\r\n"));
            assertProblem(http.answer(), 413, "body-too-large");
        }
    }

    @Test
    void aSenderThatDoesNotStopSendingStillGetsToReadTheRefusal() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 8000000\r\n\r\n"));
            byte[] part = new byte[100_000];
            for (int i = 0; i < 80; i++) {
                http.send(part);
            }
            assertProblem(http.answer(), 413, "body-too-large");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoeverIsNotAuthenticatedIsRefusedBeforeTheBodyComes() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send("POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n");
            RawHttp.Answer answer = http.answer();
            assertProblem(answer, 401, "unauthorized");
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
    }

    @Test
    void whatFollowsARefusedBodyIsNotReadAsARequest() throws IOException {
        try (RawHttp http = ingress.connect()) {
            String smuggled = post("{}");
            http.send("POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nxxxxx" + smuggled);
            assertProblem(http.answer(), 401, "unauthorized");
            assertThat(http.isClosedByServer()).isTrue();
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsRefused() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 20\r\n\r\n{\"a\":"));
            RawHttp.Answer answer = http.answer();
            assertProblem(answer, 408, "body-too-slow");
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(http.isClosedByServer()).isTrue();
        }
        assertNothingHeld();
    }

    @Test
    void aSenderThatHangsUpInTheMiddleLeavesNothingBehind() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 20\r\n\r\n{\"a\":"));
            await().until(() -> ingress.admission.bytesInFlight() == 5);
        }
        assertNothingHeld();
        assertThat(kept).isEmpty();
    }

    private void assertNothingHeld() {
        await().untilAsserted(() -> {
            assertThat(ingress.admission.requestsInFlight()).isZero();
            assertThat(ingress.admission.bytesInFlight()).isZero();
        });
    }

    @Test
    void aSenderThatWaitsToBeToldIsToldToContinueOnlyIfTheHeadIsTaken() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
            assertThat(http.answer().status()).isEqualTo(100);
            assertThat(http.send("{}").answer().status()).isEqualTo(200);
        }
        try (RawHttp http = ingress.connect()) {
            http.send(head("Expect: 100-continue\r\nContent-Length: 100001\r\n\r\n"));
            assertProblem(http.answer(), 413, "body-too-large");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        int count = 50;
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append(i % 7 == 3 ? "GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n" : post("{\"n\":" + i + "}"));
        }
        try (RawHttp http = ingress.connect()) {
            http.send(requests.toString());
            int events = 0;
            for (int i = 0; i < count; i++) {
                RawHttp.Answer answer = http.answer();
                if (i % 7 == 3) {
                    assertThat(answer.status()).isEqualTo(405);
                } else {
                    Event event = kept.get(events++);
                    assertThat(answer.headers()).containsEntry("mainsheet-event-id", event.id());
                    assertThat(new String(event.body())).isEqualTo("{\"n\":" + i + "}");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "POST\r\n\r\n",
                "POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
                "POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /triggers/a HTTP/1.1\r\nHost: h\r\nBad\u0001Name: x\r\n\r\n",
                "POST /triggers/a HTTP/1.1\r\nHost : h\r\n\r\n",
                "POST /triggers/a HTTP/9.9.9\r\nHost: h\r\n\r\n"
            })
    void whatIsNotHttpIsRefusedAndTheConnectionClosed(String request) throws IOException {
        try (RawHttp http = ingress.connect()) {
            assertProblem(http.send(request).answer(), 400, "malformed-request");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyWhoseFramingBreaksIsRefused() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n"));
            assertProblem(http.answer(), 400, "malformed-request");
            assertThat(http.isClosedByServer()).isTrue();
        }
        assertNothingHeld();
        assertThat(kept).isEmpty();
    }

    @Test
    void aRequestLineOrHeadersOverTheLimitAreRefused() throws IOException {
        assertProblem(
                exchange("POST /triggers/a?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"),
                414,
                "uri-too-long");
        assertProblem(exchange(head("X: " + "x".repeat(20_000) + "\r\n\r\n")), 431, "headers-too-large");
    }

    @Test
    void aBodyBothChunkedAndWithALengthIsNotReadAsTwoRequests() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n") + "2\r\n{}\r\n0\r\n\r\n");
            int status = http.answer().status();
            assertThat(status).isIn(200, 400);
            assertThat(kept).hasSize(status == 200 ? 1 : 0);
        }
    }

    @Test
    void anOldClientIsAnsweredAndItsConnectionClosed() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send("POST /tenants/open/triggers/a HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(http.answer().status()).isEqualTo(200);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    private RawHttp.Answer exchange(String request) throws IOException {
        try (RawHttp http = ingress.connect()) {
            return http.send(request).answer();
        }
    }

    private static String object(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    private static String chunked(String body, int chunk) {
        StringBuilder request = new StringBuilder(head("Transfer-Encoding: chunked\r\n\r\n"));
        for (int at = 0; at < body.length(); at += chunk) {
            String part = body.substring(at, Math.min(at + chunk, body.length()));
            request.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        return request.append("0\r\n\r\n").toString();
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:mainsheet:problem:" + name + "\"")
                .contains("\"status\":" + status)
                .contains("\"remedy\":\"")
                .doesNotContain("hush");
    }
}
