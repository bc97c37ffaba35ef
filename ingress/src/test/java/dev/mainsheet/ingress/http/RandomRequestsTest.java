package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random requests, one after the other, on a connection that is kept for as long as the server keeps it. */
@Tag("fuzz")
class RandomRequestsTest {

    private static final int REQUESTS = Integer.getInteger("mainsheet.requests", 20_000);
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int SHOWN_BYTES = 1_500;

    private final Map<String, Integer> answers = new TreeMap<>();
    private RawHttp connection;

    @AfterEach
    void hangUp() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Test
    void noRandomRequestIsAnsweredWithAFaultOrWithOurInsides() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        RandomRequests requests = new RandomRequests(seed);
        KeepingIntake intake = new KeepingIntake();
        int sent = 0;
        try (TestIngress ingress = new TestIngress(intake)) {
            try {
                for (; sent < REQUESTS; sent++) {
                    RandomRequests.Request request = requests.next();
                    String outcome = outcome(ingress, request, "seed " + seed + ", request " + sent);
                    answers.merge(outcome, 1, Integer::sum);
                    intake.events().clear();
                }
            } finally {
                System.out.printf("seed %d: %d random requests, answers %s%n", seed, sent, answers);
            }
            assertThat(ingress.exchange(TestIngress.post("{}")).status()).isEqualTo(200);
            ingress.assertNothingHeld();
        }
    }

    /** The status; or that the server closed the connection or was silent, which only half a request allows. */
    private String outcome(TestIngress ingress, RandomRequests.Request request, String which) throws IOException {
        String described = which + ": " + shown(request.bytes());
        try {
            RawHttp.Answer answer = answer(ingress, request);
            if (endsConnection(answer) || !request.versionSpoken()) {
                hangUp();
            }
            if (refusedForItsVersion(answer, request)) {
                return "501 for its version";
            }
            check(answer, request, described);
            return Integer.toString(answer.status());
        } catch (SocketTimeoutException silent) {
            hangUp();
            assertThat(request.whole()).as("answered: %s", described).isFalse();
            return "silent";
        } catch (IOException closed) {
            hangUp();
            assertThat(request.whole())
                    .as("%s, not answered: %s", closed.getMessage(), described)
                    .isFalse();
            return "closed";
        }
    }

    /** A connection that was kept may be closed just now: then the request is sent once more, on a new one. */
    private RawHttp.Answer answer(TestIngress ingress, RandomRequests.Request request) throws IOException {
        if (connection != null) {
            try {
                return exchanged(request);
            } catch (SocketTimeoutException silent) {
                throw silent;
            } catch (IOException closed) {
                hangUp();
            }
        }
        connection = new RawHttp(ingress.server.port(), PATIENCE_MILLIS);
        return exchanged(request);
    }

    private RawHttp.Answer exchanged(RandomRequests.Request request) throws IOException {
        connection.send(request.bytes());
        RawHttp.Answer answer = connection.answer(!request.head());
        return answer.status() == 100 ? connection.answer(!request.head()) : answer;
    }

    private static void check(RawHttp.Answer answer, RandomRequests.Request request, String described) {
        assertThat(answer.status())
                .as("%s answered %s", described, answer)
                .matches(status -> status < 500 || status == 501 && request.asking(), "no fault");
        assertThat(answer.toString()).as(described).doesNotContain("Exception", "\tat ");
        if (answer.status() >= 400) {
            assertThat(answer.headers())
                    .as("%s answered %s", described, answer)
                    .containsEntry("content-type", "application/problem+json");
        }
    }

    /**
     * Vert.x itself refuses versions of HTTP other than 1.0 and 1.1, with a bare 501 and before it asks any handler of
     * ours. It is the one refusal that is not a problem in JSON, and counted apart.
     */
    private static boolean refusedForItsVersion(RawHttp.Answer answer, RandomRequests.Request request) {
        return !request.versionSpoken()
                && answer.status() == 501
                && answer.body().isEmpty();
    }

    private static boolean endsConnection(RawHttp.Answer answer) {
        return "close".equalsIgnoreCase(answer.headers().get("connection"));
    }

    private static String shown(byte[] request) {
        String text = new String(request, 0, Math.min(request.length, SHOWN_BYTES), ISO_8859_1);
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
    }
}
