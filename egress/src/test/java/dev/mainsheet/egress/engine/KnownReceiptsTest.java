package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.DeliveryId;
import org.junit.jupiter.api.Test;

class KnownReceiptsTest {

    private static final DeliveryId A = DeliveryId.of("a", null, "hr");
    private static final DeliveryId B = DeliveryId.of("b", null, "hr");

    private final KnownReceipts known = new KnownReceipts(10, 100);

    @Test
    void aDeliveryIsFinishedOnlyIfOffsetAndDeliveryIdBothMatch() {
        known.add(12, "a/hr", 50);

        assertThat(known.has(12, A)).isTrue();
        assertThat(known.has(12, B)).as("another delivery at that offset").isFalse();
        assertThat(known.has(13, A)).as("that delivery at another offset").isFalse();
    }

    @Test
    void aReplayOfAFinishedDeliveryIsAnotherDelivery() {
        known.add(12, "a/hr", 50);

        assertThat(known.has(12, DeliveryId.of("a", "r1", "hr"))).isFalse();
    }

    @Test
    void ofATopicMadeAnewTheLaterReceiptCounts() {
        known.add(12, "a/hr", 50);
        known.add(12, "b/hr", 51);

        assertThat(known.has(12, B)).isTrue();
        assertThat(known.has(12, A)).isFalse();
    }

    @Test
    void ofTwoReceiptsForOneDeliveryTheEarlierIsWhereReadingBegins() {
        known.add(12, "a/hr", 50);
        known.add(12, "a/hr", 70);

        assertThat(known.inOrderOfReceipts()).containsExactly(new KnownReceipts.Finished(12, 50));
    }

    @Test
    void belowTheFrontierNothingIsKept() {
        known.add(9, "a/hr", 50);

        assertThat(known.size()).isZero();
    }

    @Test
    void whatThePositionHasPassedIsForgotten() {
        known.add(12, "a/hr", 50);
        known.add(13, "b/hr", 51);
        known.forgetBelow(13);

        assertThat(known.size()).isEqualTo(1);
        assertThat(known.has(13, B)).isTrue();
    }
}
