package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.head;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description against the running ingress: it is there for everybody, and what it says is what is answered. */
class OpenApiServedTest {

    private final OpenApi api = new OpenApi();
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
    void anybodyCanReadTheDescriptionAndGoOn() throws IOException {
        try (RawHttp http = ingress.connect()) {
            RawHttp.Answer answer = http.send("GET /openapi.json?a=b HTTP/1.1\r\nHost: h\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-type", "application/json");
            assertThat(OpenApi.JSON.readTree(answer.body().getBytes(ISO_8859_1)))
                    .isEqualTo(OpenApi.JSON.readTree(OpenApiHandler.document()));

            RawHttp.Answer head =
                    http.send("HEAD /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n").answer(false);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers())
                    .containsEntry("content-length", Integer.toString(OpenApiHandler.document().length));

            assertThat(http.send(TestIngress.post("{}")).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverSendsABodyWithTheQuestionIsAnsweredAndHungUpOn() throws IOException {
        RawHttp.Answer answer = ingress.exchange("GET /openapi.json HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("connection", "close");
    }

    @Test
    void anotherMethodIsToldWhichIsTaken() throws IOException {
        RawHttp.Answer answer = ingress.exchange("PUT /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(answer.headers()).containsEntry("allow", "GET, HEAD");
        assertDescribed(api.operation("get", "/openapi.json"), answer, 405);
    }

    @Test
    void anEventThatIsKeptIsAnsweredAsDescribed() throws IOException {
        assertDescribed(trigger(), ingress.exchange(TestIngress.post("{}")), 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | POST /triggers/a | Authorization: Bearer token | []",
                "400 | POST /triggers/a | Authorization: Bearer token~Content-Length: two | ",
                "401 | POST /triggers/a | X: y | {}",
                "404 | POST /trigger/a | X: y | {}",
                "404 | POST /tenants/none/triggers/a | X: y | {}",
                "405 | GET /triggers/a | X: y | ",
                "413 | POST /triggers/a | Authorization: Bearer token~Content-Length: 100001 | ",
                "415 | POST /triggers/a | Authorization: Bearer token~Content-Type: text/xml | {}",
                "415 | POST /triggers/a | Authorization: Bearer token~Content-Encoding: gzip | {}",
                "501 | POST /triggers/idn:access-request-pre-approval | Authorization: Bearer token | {}"
            })
    void whatIsRefusedIsAnsweredAsDescribed(int status, String line, String headers, String body) throws IOException {
        String content = body == null ? "" : body;
        String length = headers.contains("Content-Length") ? "" : "Content-Length: " + content.length() + "\r\n";
        String request = line + " HTTP/1.1\r\nHost: h\r\n" + headers.replace("~", "\r\n") + "\r\n" + length + "\r\n";
        assertDescribed(trigger(), ingress.exchange(request + content), status);
    }

    @Test
    void whatIsTooLongOrTooSlowIsAnsweredAsDescribed() throws IOException {
        String far = "x".repeat(20_000);
        assertDescribed(trigger(), ingress.exchange("POST /triggers/a?" + far + " HTTP/1.1\r\nHost: h\r\n\r\n"), 414);
        assertDescribed(trigger(), ingress.exchange(head("X: " + far + "\r\n\r\n")), 431);
        assertDescribed(trigger(), ingress.exchange(head("Content-Length: 9\r\n\r\n{")), 408);
    }

    @Test
    void aFullIngressAnswersAsDescribed() throws Exception {
        HeldIntake full = new HeldIntake();
        try (TestIngress held = new TestIngress(full);
                RawHttp one = held.connect();
                RawHttp two = held.connect();
                RawHttp three = held.connect()) {
            for (RawHttp waiting : new RawHttp[] {one, two, three}) {
                waiting.send(TestIngress.post("{}"));
            }
            await().until(() -> held.admission.requestsInFlight() == TestIngress.MAX_REQUESTS);
            RawHttp.Answer answer = held.exchange(TestIngress.post("{}"));
            assertDescribed(trigger(), answer, answer.status());
            assertThat(answer.status()).isIn(429, 503);
        }
    }

    private OpenApi.Operation trigger() {
        return api.operation("post", "/triggers/{triggerId}");
    }

    /** The status is one that is described, and body and headers are as described for it. */
    private void assertDescribed(OpenApi.Operation operation, RawHttp.Answer answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode response = operation.responses().stream()
                .filter(each -> each.getKey().equals(Integer.toString(status)))
                .map(Map.Entry::getValue)
                .map(api::resolved)
                .findFirst()
                .orElseThrow(() -> new AssertionError(status + " is not described"));
        JsonNode media = response.get("content").get(answer.headers().get("content-type"));
        assertThat(media).as("content type of %s", answer).isNotNull();
        assertThat(api.complaints(media.get("schema"), OpenApi.JSON.readTree(answer.body())))
                .isEmpty();
        OpenApi.names(response.path("headers"))
                .forEach(name -> assertThat(answer.headers()).containsKey(name.toLowerCase(Locale.ROOT)));
    }
}
