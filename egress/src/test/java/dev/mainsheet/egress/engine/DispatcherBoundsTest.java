package dev.mainsheet.egress.engine;

import static dev.mainsheet.egress.engine.DispatcherFixture.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DispatcherBoundsTest {

    private static final TopicPartition HR = partition("hr", 0);
    private static final TopicPartition IT = partition("it", 0);

    private static String[] deliveries(String prefix, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> prefix + i + ":" + prefix + i)
                .toArray(String[]::new);
    }

    @Test
    void aListenerThatFillsItsShareIsPausedUntilHalfIsGoneAndTheOtherIsNot() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 2, "it", 2), new BodyLimit(20, 1 << 20), 0);
        egress.open(HR);
        egress.open(IT);

        assertThat(egress.offer(HR, 0, deliveries("h", 0, 10))).isEmpty();
        assertThat(egress.offer(HR, 10, deliveries("h", 10, 11))).containsExactly(HR);
        assertThat(egress.offer(IT, 0, deliveries("i", 0, 3))).containsExactly(HR);
        assertThat(egress.sent).contains("i0", "i1");

        for (int i = 0; i < 5; i++) {
            egress.answer("h" + i, 200);
        }
        assertThat(egress.offer(HR, List.of(), 11)).as("six are left").containsExactly(HR);
        egress.answer("h5", 200);
        assertThat(egress.offer(HR, List.of(), 11)).as("half is gone").isEmpty();
    }

    @Test
    void bytesCountAsBodiesDo() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 2), new BodyLimit(1000, 100), 0);
        egress.open(HR);

        assertThat(egress.offer(HR, 0, deliveries("h", 0, 20))).containsExactly(HR);
    }

    @Test
    void whatADroppedPartitionHeldIsGivenBack() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 2), new BodyLimit(10, 1 << 20), 0);
        egress.open(HR);
        egress.offer(HR, 0, deliveries("h", 0, 11));
        egress.dispatcher.drop(List.of(HR));
        egress.open(HR);

        assertThat(egress.offer(HR, 0, deliveries("n", 0, 4))).isEmpty();
        assertThat(egress.sent).contains("n0", "n1");
    }

    @Test
    void theBudgetIsOneForAllListenersAndTheyTakeTurns() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 32, "it", 32), DispatcherFixture.PLENTY, 4);
        egress.open(HR);
        egress.open(IT);
        egress.offer(HR, 0, deliveries("h", 0, 20));
        egress.offer(IT, 0, deliveries("i", 0, 20));
        assertThat(egress.sent).as("it starts empty").isEmpty();

        egress.pass(Duration.ofMillis(3_100));
        assertThat(egress.sent).hasSize(12);
        assertThat(egress.sent.stream().filter(event -> event.startsWith("h"))).hasSize(6);
    }

    @Test
    void aReceiptOfOneListenerMovesWhereReceiptsOfTheOtherBegin() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 2, "it", 2), DispatcherFixture.PLENTY, 0);
        egress.open(HR);
        egress.open(IT);
        egress.open(partition("it", 1));
        egress.offer(HR, 0, "ann:a1");
        egress.answer("a1", 200);

        assertThat(egress.position(IT)).isEqualTo(new Position(0, 1));
        assertThat(egress.position(partition("it", 1)))
                .as("another receipts partition")
                .isEqualTo(new Position(0, 0));
    }

    @Test
    void retriesSpendTheBudgetToo() {
        DispatcherFixture egress = new DispatcherFixture(Map.of("hr", 32), DispatcherFixture.PLENTY, 1);
        egress.open(HR);
        egress.offer(HR, 0, "ann:a1");
        egress.pass(Duration.ofMillis(1_010));
        egress.answer("a1", 429);
        egress.pass(Duration.ofMillis(1_009));
        assertThat(egress.sent).hasSize(1);

        egress.pass(Duration.ofMillis(1));
        assertThat(egress.sent).hasSize(2);
    }
}
