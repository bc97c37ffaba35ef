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
import org.junit.jupiter.params.provider.ValueSource;

/** Where one request ends and the next begins, and what is none. */
class HttpFramingTest {

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
    void whatFollowsARefusedBodyIsNotReadAsARequest() throws IOException {
        try (RawHttp http = ingress.connect()) {
            String smuggled = post("{}");
            http.send("POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nxxxxx" + smuggled);
            assertProblem(http.answer(), 401, "unauthorized");
            assertThat(http.isClosedByServer()).isTrue();
        }
        assertThat(intake.events()).isEmpty();
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
                    Event event = intake.events().get(events++);
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
        ingress.assertNothingHeld();
        assertThat(intake.events()).isEmpty();
    }

    @Test
    void aRequestLineOrHeadersOverTheLimitAreRefused() throws IOException {
        assertProblem(
                ingress.exchange("POST /triggers/a?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"),
                414,
                "uri-too-long");
        assertProblem(ingress.exchange(head("X: " + "x".repeat(20_000) + "\r\n\r\n")), 431, "headers-too-large");
    }

    @Test
    void aBodyBothChunkedAndWithALengthIsNotReadAsTwoRequests() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n") + "2\r\n{}\r\n0\r\n\r\n");
            int status = http.answer().status();
            assertThat(status).isIn(200, 400);
            assertThat(intake.events()).hasSize(status == 200 ? 1 : 0);
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

    @Test
    void aHeadRequestGetsNoBodyAndTheConnectionGoesOn() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send("HEAD /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(http.answer(false).status()).isEqualTo(405);
            assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
        }
    }
}
