package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.post;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is true, names no fault of ours, and the next good request is taken. */
class BadInputTest {

    private static final KeepingIntake INTAKE = new KeepingIntake();
    private static ErrorLog errors;
    private static TestIngress ingress;

    @BeforeAll
    static void start() throws StartException {
        errors = ErrorLog.started();
        ingress = new TestIngress(INTAKE);
    }

    @AfterAll
    static void nothingIsHeldAndNothingWasAFault() {
        ingress.assertNothingHeld();
        ingress.close();
        assertThat(errors.stopped()).isEmpty();
    }

    static Stream<OddRequest> requests() {
        return Stream.of(
                        OddJson.all(),
                        OddEncodings.all(),
                        OddContent.all(),
                        OddFraming.all(),
                        OddHeads.all(),
                        OddPaths.all(),
                        SlowSenders.all(),
                        OddButGood.all())
                .flatMap(kind -> kind);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theAnswerIsTrueAndTheNextGoodRequestIsTaken(OddRequest request) throws IOException {
        INTAKE.events().clear();
        try (RawHttp http = ingress.connect()) {
            for (int at = 0; at < request.bytes().length; at += request.pieces()) {
                http.send(request.bytes(), at, Math.min(request.pieces(), request.bytes().length - at));
            }
            for (int status : request.answers()) {
                assertAnswered(status, http.answer(!request.isHead()));
            }
            switch (request.end()) {
                case CLOSED -> assertThat(http.isClosedByServer()).isTrue();
                case KEPT -> assertThat(http.send(post("{}")).answer().status()).isEqualTo(200);
            }
        }
        assertThat(ingress.exchange(post("{}")).status()).isEqualTo(200);
        assertThat(INTAKE.events()).hasSize(kept(request));
    }

    private static void assertAnswered(int status, RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.netty", "io.vertx");
        }
    }

    /** The good requests of this one, and those that were sent after it. */
    private static int kept(OddRequest request) {
        long good = request.answers().stream().filter(status -> status == 200).count();
        return (int) good + (request.end() == OddRequest.End.KEPT ? 2 : 1);
    }

    @Test
    void thereAreAtLeastTwoHundredBadOnesAndNoneTwice() {
        Map<Boolean, List<OddRequest>> byBad = requests().collect(partitioningBy(OddRequest::isBad));
        assertThat(byBad.get(true)).hasSizeGreaterThanOrEqualTo(200);
        assertThat(byBad.get(false)).hasSizeGreaterThanOrEqualTo(50);
        assertThat(requests().map(OddRequest::name)).doesNotHaveDuplicates();
    }
}
