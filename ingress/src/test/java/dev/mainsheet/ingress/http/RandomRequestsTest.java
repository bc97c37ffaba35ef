package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random requests, each on a connection of its own, which is closed for writing no sooner than it is answered. */
@Tag("fuzz")
class RandomRequestsTest {

    private static final int REQUESTS = Integer.getInteger("mainsheet.requests", 20_000);
    private static final String[] METHODS = {"POST", "POST", "POST", "POST", "GET", "PUT", "DELETE", "OPTIONS"};
    private static final String[] PATHS = {
        "/triggers/idn:identity-created",
        "/triggers/idn:identity-created",
        "/triggers/acme:odd._-id",
        "/triggers/idn:access-request-pre-approval",
        "/tenants/default/triggers/idn:source-created",
        "/tenants/nobody/triggers/x",
        "/triggers/",
        "/triggers/%2e%2e%2fetc",
        "/triggers/a%20b",
        "/triggers/%zz",
        "/triggers/../triggers/x",
        "//triggers/x",
        "/"
    };
    private static final String[] HEADERS = {
        "Content-Type: application/json",
        "Content-Type: text/plain",
        "Content-Type: ;;;",
        "Content-Encoding: gzip",
        "Webhook-Id: abc",
        "Idempotency-Key: \u00ff\u00fe",
        "traceparent: nonsense",
        "X-Odd: " + "x".repeat(3000),
        "X-Many: " + "x".repeat(9000),
        "Authorization: Bearer wrong"
    };
    private static final String[] BODIES = {
        "{}",
        "{\"identity\":{\"id\":\"1\"}}",
        "{\"identity\":{\"id\":\"1\"},\"identity\":{\"id\":2}}",
        "{\"a\":",
        "[1,2]",
        "not json",
        "{\"n\":1e999999}",
        "{\"n\":" + "9".repeat(2000) + "}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\u00c3\u0028\"}",
        "{} {}",
        "[".repeat(10_000),
        "{\"a\":".repeat(5_000),
        ""
    };

    @Test
    void noRandomRequestIsAnsweredWithAFaultOrWithOurInsides() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, Integer> answers = new TreeMap<>();
        try (TestIngress ingress = new TestIngress(new KeepingIntake())) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = request(random);
                answers.merge(answerTo(ingress, request, seed, i), 1, Integer::sum);
            }
            System.out.printf("seed %d: %d random requests, answers %s%n", seed, REQUESTS, answers);
            assertThat(good(ingress)).isEqualTo(200);
        }
    }

    private static String answerTo(TestIngress ingress, byte[] request, long seed, int number) throws IOException {
        try (RawHttp connection = new RawHttp(ingress.server.port())) {
            RawHttp.Answer answer = connection.send(request).answer();
            assertThat(answer.status())
                    .as("seed %d, request %d", seed, number)
                    .matches(status -> status < 500 || status == 501);
            assertThat(answer.body()).as("seed %d, request %d", seed, number).doesNotContain("Exception", "\tat ");
            if (answer.status() >= 400) {
                assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
            }
            return Integer.toString(answer.status());
        } catch (IOException closed) {
            return "closed";
        }
    }

    private static byte[] request(Random random) throws IOException {
        byte[] body = body(random);
        StringBuilder head = new StringBuilder(pick(random, METHODS))
                .append(' ')
                .append(pick(random, PATHS))
                .append(" HTTP/1.1\r\nHost: x\r\n");
        if (random.nextInt(10) > 0) {
            head.append("Authorization: Bearer ").append("token").append("\r\n");
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            head.append(pick(random, HEADERS)).append("\r\n");
        }
        boolean chunked = random.nextInt(6) == 0;
        head.append(chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + length(random, body) + "\r\n");
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(ISO_8859_1));
        if (chunked) {
            request.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
            request.writeBytes(body);
            request.writeBytes((body.length == 0 ? "\r\n" : "\r\n0\r\n\r\n").getBytes(ISO_8859_1));
        } else {
            request.writeBytes(body);
        }
        return request.toByteArray();
    }

    /** Mostly the truth; too little, or no number, now and then. More than comes would only wait for the time-out. */
    private static String length(Random random, byte[] body) {
        return switch (random.nextInt(12)) {
            case 0 -> Integer.toString(body.length / 2);
            case 1 -> "-1";
            case 2 -> "many";
            case 3 -> "99999999999";
            default -> Integer.toString(body.length);
        };
    }

    private static byte[] body(Random random) {
        byte[] body = pick(random, BODIES).getBytes(ISO_8859_1);
        if (body.length > 0 && random.nextInt(4) == 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static int good(TestIngress ingress) throws IOException {
        try (RawHttp connection = new RawHttp(ingress.server.port())) {
            return connection
                    .send("POST /triggers/idn:identity-created HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "token"
                            + "\r\nContent-Length: 2\r\n\r\n{}")
                    .answer()
                    .status();
        }
    }
}
