package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;

/** Sends random requests, one after the other, on a connection that is kept for as long as the server keeps it. */
final class RandomSender implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SHOWN_BYTES = 1_500;

    private final int port;
    private final String name;
    private final RandomRequests requests;
    private final Map<String, Integer> answers = new TreeMap<>();
    private RawHttp connection;
    private int sent;

    /** @param seed makes the requests */
    RandomSender(int port, long seed) {
        this.port = port;
        this.name = "seed " + seed;
        this.requests = new RandomRequests(seed);
    }

    /** Sends as many, and fails at the first answer that is wrong. */
    void send(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            answers.merge(outcome(requests.next()), 1, Integer::sum);
            sent++;
        }
    }

    /** How often each status was the answer. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** The status; or that the server closed the connection, which only half a request allows. */
    private String outcome(RandomRequests.Request request) throws IOException {
        String described = name + ", request " + sent + ": " + shown(request.bytes());
        try {
            RawHttp.Answer answer = answer(request);
            if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                close();
            }
            check(answer, described);
            return Integer.toString(answer.status());
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("no answer to " + described, silent);
        } catch (IOException closed) {
            close();
            assertThat(request.whole())
                    .as("%s, not answered: %s", closed.getMessage(), described)
                    .isFalse();
            return "closed";
        }
    }

    /** A connection that was kept may be closed just now: then the request is sent once more, on a new one. */
    private RawHttp.Answer answer(RandomRequests.Request request) throws IOException {
        if (connection != null) {
            try {
                return exchanged(request);
            } catch (SocketTimeoutException silent) {
                throw silent;
            } catch (IOException closed) {
                close();
            }
        }
        connection = new RawHttp(port, PATIENCE_MILLIS);
        return exchanged(request);
    }

    private RawHttp.Answer exchanged(RandomRequests.Request request) throws IOException {
        connection.send(request.bytes());
        RawHttp.Answer answer = connection.answer(!request.head());
        return answer.status() == 100 ? connection.answer(!request.head()) : answer;
    }

    private static void check(RawHttp.Answer answer, String described) {
        assertThat(answer.status()).as("%s answered %s", described, answer).isLessThan(500);
        assertThat(answer.toString()).as(described).doesNotContain("Exception", "\tat ");
        if (answer.status() >= 400) {
            assertThat(answer.headers())
                    .as("%s answered %s", described, answer)
                    .containsEntry("content-type", "application/problem+json");
        }
    }

    private static String shown(byte[] request) {
        String text = new String(request, 0, Math.min(request.length, SHOWN_BYTES), ISO_8859_1);
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
