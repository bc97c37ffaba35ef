package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.ConnectionLimits;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many senders at once that each announce a large body and send it slowly. */
class DribblingSendersTest {

    private static final int SENDERS = 500;
    private static final int MAX_BYTES = 10_000_000;
    private static final int PART_BYTES = 3_000;

    /** The bytes held, in arrays that grow by doubling, and the connections; all that is sent would be 45 MB in such arrays. */
    private static final long MAX_GROWTH_BYTES = 2L * MAX_BYTES + SENDERS * 20_000L;

    private static final TestIngress.Limits LIMITS = new TestIngress.Limits(
            SENDERS + 10,
            MAX_BYTES,
            Duration.ofMinutes(1),
            new ConnectionLimits(SENDERS + 10, TestIngress.HEAD_TIMEOUT, Duration.ofMinutes(1)));

    private final List<RawHttp> senders = new ArrayList<>();
    private TestIngress ingress;

    @BeforeEach
    void start() throws StartException, IOException {
        ingress = new TestIngress(new KeepingIntake(), LIMITS);
        for (int i = 0; i < SENDERS; i++) {
            senders.add(ingress.connect().send(head("Content-Length: 100000\r\n\r\n")));
        }
        await().until(() -> ingress.admission.requestsInFlight() == SENDERS);
    }

    @AfterEach
    void stop() throws IOException {
        hangUp();
        ingress.close();
    }

    @Test
    void theyHoldNoMoreBytesThanThereMayBeAndOthersAreAnsweredAtOnce() throws IOException {
        UsedMemory before = UsedMemory.now();
        for (int part = 0; part < 6; part++) {
            everySenderSendsAPart();
            assertThat(ingress.exchange(post("{}")).status()).isEqualTo(200);
        }
        await().until(() -> ingress.admission.bytesInFlight() == 6L * SENDERS * PART_BYTES);
        for (int part = 6; part < 30; part++) {
            everySenderSendsAPart();
            assertThat(ingress.admission.bytesInFlight()).isLessThanOrEqualTo(MAX_BYTES);
            assertThat(ingress.exchange(post("{}")).status()).isIn(200, 503);
        }
        UsedMemory full = UsedMemory.now();
        System.out.printf("before the bodies %s, while they are held %s%n", before, full);
        assertThat(full.heapBytes() - before.heapBytes()).isLessThan(MAX_GROWTH_BYTES);
        assertThat(full.directBytes() - before.directBytes()).isLessThan(MAX_GROWTH_BYTES);
        assertThat(ingress.count("refused", "reason", "too-many-bytes")).isPositive();
        hangUp();
        ingress.assertNothingHeld();
        assertThat(ingress.exchange(post("{}")).status()).isEqualTo(200);
    }

    /** Those that were refused are not listened to any more. */
    private void everySenderSendsAPart() throws IOException {
        byte[] part = new byte[PART_BYTES];
        for (RawHttp sender : senders) {
            try {
                sender.send(part);
            } catch (IOException refused) {
                sender.close();
            }
        }
    }

    private void hangUp() throws IOException {
        for (RawHttp sender : senders) {
            sender.close();
        }
        senders.clear();
    }
}
