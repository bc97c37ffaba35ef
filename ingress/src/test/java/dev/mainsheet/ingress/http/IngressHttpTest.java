package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.assertProblem;
import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender sees, when every event is kept at once. */
class IngressHttpTest {

    private final KeepingIntake intake = new KeepingIntake();
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
    void anEventIsAnsweredWith200AnEmptyObjectAndItsId() throws IOException {
        RawHttp.Answer answer = ingress.exchange(post("{}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("mainsheet-event-id", intake.events().get(0).id())
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
    void aMarkedTestIsKeptAsATestAndCountedAsOne() throws IOException {
        ingress.exchange(head("x-mainsheet-test: 1\r\nContent-Length: 2\r\n\r\n") + "{}");
        ingress.exchange(post("{}"));
        assertThat(intake.events()).extracting(Event::test).containsExactly(true, false);
        assertThat(ingress.registry.counter("mainsheet.ingress.test.events").count())
                .isEqualTo(1);
    }

    @Test
    void aTriggerNobodyKnowsIsCountedAsOther() throws IOException {
        assertThat(ingress.exchange(
                                "POST /tenants/open/triggers/a%3Ab?x=y HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}")
                        .status())
                .isEqualTo(200);
        assertThat(intake.events().get(0).trigger()).isEqualTo("a:b");
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
        assertThat(ingress.exchange("PUT /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n")
                        .headers())
                .containsEntry("allow", "POST");
        assertThat(ingress.exchange("POST /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n")
                        .headers())
                .containsEntry("www-authenticate", "Bearer realm=\"mainsheet\"");
    }

    @Test
    void aTriggerThatWantsAnAnswerIsRefusedAndNothingIsKept() throws IOException {
        RawHttp.Answer answer =
                ingress.exchange("POST /triggers/idn:access-request-pre-approval HTTP/1.1\r\nHost: h\r\n"
                        + "Authorization: Bearer token\r\nContent-Length: 2\r\n\r\n{}");
        assertProblem(answer, 501, "request-response");
        assertThat(intake.events()).isEmpty();
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
}
