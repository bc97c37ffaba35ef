package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.Access;
import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.AllowList;
import dev.mainsheet.ingress.Answering;
import dev.mainsheet.ingress.BearerTokens;
import dev.mainsheet.ingress.ConnectionLimits;
import dev.mainsheet.ingress.EventIds;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.HeaderMark;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.TestMarks;
import dev.mainsheet.ingress.TestWindows;
import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.runtime.StartException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The ingress's HTTP side over any intake, on any port, with small limits. */
final class TestIngress implements AutoCloseable {

    static final int MAX_BODY_BYTES = 100_000;
    static final Duration BODY_TIMEOUT = Duration.ofMillis(500);
    static final Duration HEAD_TIMEOUT = Duration.ofMillis(500);
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_CONNECTIONS = 50;
    static final int MAX_JSON_DEPTH = 512;
    static final int MAX_REQUESTS = 3;
    static final int MAX_BYTES = 150_000;
    static final String PATH = "/triggers/idn:identity-created";

    static final Limits SMALL = new Limits(
            MAX_REQUESTS, MAX_BYTES, BODY_TIMEOUT, new ConnectionLimits(MAX_CONNECTIONS, HEAD_TIMEOUT, IDLE_TIMEOUT));
    static final TestMarks MARKS = new TestMarks(Optional.of(HeaderMark.parse("X-Mainsheet-Test")), List.of());

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Admission admission;
    private final Vertx vertx = Vertx.vertx();
    final IngressServer server;

    /** What differs between tests. */
    record Limits(int requests, long bytes, Duration bodyTimeout, ConnectionLimits connections) {}

    TestIngress(Intake intake) throws StartException {
        this(intake, SMALL);
    }

    TestIngress(Intake intake, Limits limits) throws StartException {
        Map<String, Access> tenants =
                Map.of("default", new BearerTokens(() -> List.of("token")), "open", Access.ANYONE);
        admission = new Admission(limits.requests(), limits.bytes());
        server = new IngressServer(
                vertx,
                new HttpSettings("127.0.0.1", 0, MAX_BODY_BYTES, limits.bodyTimeout(), limits.connections()),
                Optional.empty(),
                new Gate(AllowList.EVERYONE, tenants, Set.of(), MAX_BODY_BYTES, MARKS),
                admission,
                new EventReader(
                        new BodyScan(MAX_JSON_DEPTH),
                        new BodyPlans(BodyRules.ofSubjects(List.of())),
                        new EventIds(Clock.systemUTC(), new Random()),
                        new TestWindows(),
                        Clock.systemUTC()),
                Answering.NONE,
                intake,
                new IngressMetrics(registry, admission));
        server.start(Runnable::run);
    }

    RawHttp connect() throws IOException {
        return new RawHttp(server.port());
    }

    /** The head of an authenticated POST, up to and without the empty line; {@code more} lines end in CRLF. */
    static String head(String more) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer token\r\n" + more;
    }

    static String post(String body) {
        return head("Content-Length: " + body.length() + "\r\n\r\n") + body;
    }

    double count(String name, String tag, String value) {
        return registry.counter("mainsheet.ingress." + name, tag, value).count();
    }

    /** The answer to one request on a connection of its own. */
    RawHttp.Answer exchange(String request) throws IOException {
        try (RawHttp http = connect()) {
            return http.send(request).answer();
        }
    }

    /** Waits until no request holds a place or memory. */
    void assertNothingHeld() {
        await().untilAsserted(() -> {
            assertThat(admission.requestsInFlight()).isZero();
            assertThat(admission.bytesInFlight()).isZero();
        });
    }

    static void assertProblem(RawHttp.Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:mainsheet:problem:" + name + "\"")
                .contains("\"status\":" + status)
                .contains("\"remedy\":\"")
                .doesNotContain("hush");
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(100));
        vertx.close().await();
    }
}
