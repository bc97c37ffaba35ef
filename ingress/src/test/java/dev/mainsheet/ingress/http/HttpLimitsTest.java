package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.assertProblem;
import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What connections may cost, in time and in number. */
class HttpLimitsTest {

    private static final String HALF_A_HEAD = "POST /triggers/a HTTP/1.1\r\nHo";

    private final HeldIntake intake = new HeldIntake();
    private final List<RawHttp> connections = new ArrayList<>();
    private TestIngress ingress;

    @BeforeEach
    void start() throws StartException {
        ingress = new TestIngress(intake);
    }

    @AfterEach
    void stop() throws IOException {
        for (RawHttp connection : connections) {
            connection.close();
        }
        ingress.close();
    }

    @Test
    void aHeadThatDoesNotArriveInTimeIsRefusedAndTheConnectionClosed() throws IOException {
        RawHttp http = connect().send(HALF_A_HEAD);
        RawHttp.Answer answer = http.answer();
        assertProblem(answer, 408, "head-too-slow");
        assertThat(answer.headers()).containsEntry("connection", "close");
        assertThat(http.isClosedByServer()).isTrue();
    }

    @Test
    void bytesNowAndThenDoNotKeepAHeadAliveForEver() throws IOException {
        RawHttp http = connect().send("POST /triggers/a HTTP/1.1\r\nX: ");
        await().pollInSameThread().until(() -> {
            http.send("x");
            return ingress.count("refused", "reason", "head-too-slow") == 1;
        });
        assertProblem(http.answer(), 408, "head-too-slow");
        assertThat(http.isClosedByServer()).isTrue();
    }

    @Test
    void aConnectionThatIsKeptMaySayNothingForLongerThanAHeadMayTake() throws IOException {
        RawHttp kept = connect().send("GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(kept.answer().status()).isEqualTo(405);
        RawHttp clock = connect().send(HALF_A_HEAD);
        assertThat(clock.answer().status()).isEqualTo(408);
        kept.send("GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(kept.answer().status()).isEqualTo(405);
    }

    @Test
    void theRefusalOfASlowHeadComesAfterTheAnswersBeforeIt() throws IOException {
        RawHttp http = connect().send(post("{}") + HALF_A_HEAD);
        await().until(() -> intake.events().size() == 1);
        assertThat(connect().send(HALF_A_HEAD).answer().status()).isEqualTo(408);
        assertThat(ingress.count("refused", "reason", "head-too-slow")).isEqualTo(1);
        intake.answer(0, new Keeping.Kept());
        assertThat(http.answer().status()).isEqualTo(200);
        assertProblem(http.answer(), 408, "head-too-slow");
        assertThat(http.isClosedByServer()).isTrue();
    }

    @Test
    void aSilentConnectionIsClosedWithoutAnAnswer() throws IOException {
        assertThat(connect().isClosedByServer()).isTrue();
        assertThat(ingress.registry.find("mainsheet.ingress.refused").counters())
                .isEmpty();
    }

    @Test
    void aConnectionOverTheLimitIsRefusedAtOnceAndTakenAgainOnceThereIsRoom() throws IOException {
        IntStream.range(0, TestIngress.MAX_CONNECTIONS).forEach(i -> connect());
        await().until(() -> openConnections() == TestIngress.MAX_CONNECTIONS);
        RawHttp over = connect();
        RawHttp.Answer answer = over.answer();
        assertProblem(answer, 503, "too-many-connections");
        assertThat(answer.headers()).containsEntry("retry-after", "5").containsEntry("connection", "close");
        assertThat(over.isClosedByServer()).isTrue();
        connections.get(0).close();
        await().until(() -> openConnections() < TestIngress.MAX_CONNECTIONS);
        RawHttp taken = connect().send("GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(taken.answer().status()).isEqualTo(405);
    }

    @Test
    void whoeverSendsOnAfterARefusalStillGetsToReadIt() throws IOException {
        RawHttp http = connect().send(head("X: " + "x".repeat(20_000) + "\r\nContent-Length: 8000000\r\n\r\n"));
        byte[] part = new byte[100_000];
        for (int i = 0; i < 80; i++) {
            http.send(part);
        }
        assertProblem(http.answer(), 431, "headers-too-large");
        assertThat(http.isClosedByServer()).isTrue();
    }

    private double openConnections() {
        return ingress.registry.get("mainsheet.ingress.connections").gauge().value();
    }

    private RawHttp connect() {
        try {
            RawHttp connection = ingress.connect();
            connections.add(connection);
            return connection;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
