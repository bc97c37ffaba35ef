package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.ConnectionLimits;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random requests, by several senders at once. */
@Tag("fuzz")
class RandomRequestsTest {

    private static final int REQUESTS = Integer.getInteger("mainsheet.requests", 100_000);
    private static final int SENDERS = 8;

    /** Between a tenth of the requests and all of them; what the JVM itself learns meanwhile is less than this. */
    private static final long MAX_GROWTH_BYTES = 8_000_000;

    private static final TestIngress.Limits WIDE = new TestIngress.Limits(
            100,
            10_000_000,
            TestIngress.BODY_TIMEOUT,
            new ConnectionLimits(100, TestIngress.HEAD_TIMEOUT, Duration.ofSeconds(60)));

    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final List<RandomSender> senders = new ArrayList<>();
    private ErrorLog errors;

    @BeforeEach
    void watchTheLog() {
        errors = ErrorLog.started();
    }

    @AfterEach
    void hangUp() throws IOException {
        threads.shutdownNow();
        for (RandomSender sender : senders) {
            sender.close();
        }
    }

    @Test
    void noRandomRequestIsAFaultOrShowsOurInsidesOrStaysInMemory() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        long started = System.nanoTime();
        try (TestIngress ingress = new TestIngress(new ForgettingIntake(), WIDE)) {
            LongStream.range(0, SENDERS).forEach(n -> senders.add(new RandomSender(ingress.server.port(), seed + n)));
            try {
                send(REQUESTS / 10);
                UsedMemory early = UsedMemory.now();
                send(REQUESTS - REQUESTS / 10);
                UsedMemory late = UsedMemory.now();
                System.out.printf("after %d requests %s, after %d %s%n", REQUESTS / 10, early, REQUESTS, late);
                assertThat(late.heapBytes() - early.heapBytes()).isLessThan(MAX_GROWTH_BYTES);
                assertThat(late.directBytes() - early.directBytes()).isLessThan(MAX_GROWTH_BYTES);
            } finally {
                System.out.printf(
                        "seed %d: random requests in %d s, answers %s%n",
                        seed, Duration.ofNanos(System.nanoTime() - started).toSeconds(), answers());
            }
            assertThat(ingress.exchange(TestIngress.post("{}")).status()).isEqualTo(200);
            ingress.assertNothingHeld();
        }
        assertThat(errors.stopped()).isEmpty();
    }

    private void send(int count) throws Exception {
        List<Future<?>> parts = new ArrayList<>();
        for (RandomSender sender : senders) {
            parts.add(threads.submit(() -> {
                sender.send(count / SENDERS);
                return null;
            }));
        }
        for (Future<?> part : parts) {
            part.get();
        }
    }

    private Map<String, Integer> answers() {
        Map<String, Integer> all = new TreeMap<>();
        senders.forEach(sender -> sender.answers().forEach((status, count) -> all.merge(status, count, Integer::sum)));
        return all;
    }

    /** Keeps every event at once, and remembers none. */
    private static final class ForgettingIntake implements Intake {
        @Override
        public void keep(Event event, Duration within, Consumer<Keeping> answer) {
            answer.accept(new Keeping.Kept());
        }

        @Override
        public CheckResult check() {
            return CheckResult.up("keeps all");
        }
    }
}
