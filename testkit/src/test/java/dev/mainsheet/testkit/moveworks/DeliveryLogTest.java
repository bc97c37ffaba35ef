package dev.mainsheet.testkit.moveworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

    @Test
    void beyondTheCountTheOldestIsForgottenAndCounted() {
        DeliveryLog log = new DeliveryLog(2, Long.MAX_VALUE);
        log.add(delivery("a"));
        log.add(delivery("b"));
        log.add(delivery("c"));

        assertThat(log.all()).extracting(d -> d.body().orElseThrow()).containsExactly("b", "c");
        assertThat(log.forgotten()).isEqualTo(1);
    }

    @Test
    void beyondTheBytesTheOldestIsForgotten() {
        ReceivedDelivery large = delivery("x".repeat(1000));
        DeliveryLog log = new DeliveryLog(Integer.MAX_VALUE, 2 * large.bytes());
        log.add(large);
        log.add(large);
        log.add(delivery("b"));

        assertThat(log.all()).extracting(d -> d.body().orElseThrow().length()).containsExactly(1000, 1);
    }

    @Test
    void clearingFreesTheRoom() {
        DeliveryLog log = new DeliveryLog(1, Long.MAX_VALUE);
        log.add(delivery("a"));
        log.clear();
        log.add(delivery("b"));

        assertThat(log.forgotten()).isZero();
        assertThat(log.all()).hasSize(1);
    }

    private static ReceivedDelivery delivery(String body) {
        return new ReceivedDelivery(Instant.EPOCH, "/path", 200, Map.of(), body.length(), Optional.of(body));
    }
}
