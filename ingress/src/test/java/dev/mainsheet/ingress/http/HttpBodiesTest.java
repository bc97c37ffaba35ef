package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.MAX_BODY_BYTES;
import static dev.mainsheet.ingress.http.TestIngress.assertProblem;
import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How bodies are taken: whole, in time, and no larger than they may be. */
class HttpBodiesTest {

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
    void aBodyOfExactlyTheLimitIsTaken() throws IOException {
        assertThat(ingress.exchange(post(object(MAX_BODY_BYTES))).status()).isEqualTo(200);
        assertThat(ingress.exchange(chunked(object(MAX_BODY_BYTES), 7_777)).status())
                .isEqualTo(200);
        assertThat(intake.events()).allSatisfy(event -> assertThat(event.body()).hasSize(MAX_BODY_BYTES));
        assertThat(intake.events()).hasSize(2);
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
        assertThat(intake.events()).isEmpty();
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
    void aBodyThatDoesNotArriveInTimeIsRefused() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 20\r\n\r\n{\"a\":"));
            RawHttp.Answer answer = http.answer();
            assertProblem(answer, 408, "body-too-slow");
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(http.isClosedByServer()).isTrue();
        }
        ingress.assertNothingHeld();
    }

    @Test
    void aSenderThatHangsUpInTheMiddleLeavesNothingBehind() throws IOException {
        try (RawHttp http = ingress.connect()) {
            http.send(head("Content-Length: 20\r\n\r\n{\"a\":"));
            await().until(() -> ingress.admission.bytesInFlight() == 5);
        }
        ingress.assertNothingHeld();
        assertThat(intake.events()).isEmpty();
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
    void aBodyThatIsNoObjectIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (RawHttp http = ingress.connect()) {
            assertProblem(http.send(post("{\"a\":hush}")).answer(), 400, "not-a-json-object");
            assertProblem(http.send(post("")).answer(), 400, "not-a-json-object");
            assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
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
}
