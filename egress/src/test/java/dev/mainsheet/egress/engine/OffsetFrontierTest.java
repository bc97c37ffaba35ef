package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetFrontierTest {

    private static OffsetFrontier startingAt(long offset, long receiptsEnd) {
        return new OffsetFrontier(new KnownReceipts(offset, receiptsEnd));
    }

    @Test
    void beforeAnythingIsPolledTheFrontierIsWhereItStartedAndReceiptsBeginAtTheEnd() {
        assertThat(startingAt(40, 7).position()).isEqualTo(new Position(40, 7));
    }

    @Test
    void theFrontierIsTheLowestPolledOffsetThatIsNotFinished() {
        OffsetFrontier frontier = startingAt(40, 7);
        frontier.polled(40);
        frontier.polled(41);
        frontier.polled(42);
        frontier.reached(43);
        frontier.finished(41, 7);

        assertThat(frontier.position().offset()).isEqualTo(40);

        frontier.finished(40, 8);
        assertThat(frontier.position().offset()).isEqualTo(42);
    }

    @Test
    void whenAllIsFinishedTheFrontierIsTheNextOffsetTheConsumerNamesBeyondTransactionMarkers() {
        OffsetFrontier frontier = startingAt(40, 0);
        frontier.polled(40);
        frontier.polled(43);
        frontier.reached(46);
        frontier.finished(43, 0);
        frontier.finished(40, 1);

        assertThat(frontier.position().offset()).isEqualTo(46);
    }

    @Test
    void aPollThatOnlyPassedMarkersMovesTheFrontier() {
        OffsetFrontier frontier = startingAt(40, 0);
        frontier.reached(42);

        assertThat(frontier.position().offset()).isEqualTo(42);
    }

    @Test
    void receiptsBeginAtTheSmallestReceiptOfADeliveryFinishedAboveTheFrontier() {
        OffsetFrontier frontier = startingAt(0, 100);
        for (long offset = 0; offset < 5; offset++) {
            frontier.polled(offset);
        }
        frontier.reached(5);
        frontier.finished(4, 100);
        frontier.finished(2, 101);
        frontier.finished(3, 102);

        assertThat(frontier.position()).isEqualTo(new Position(0, 100));

        frontier.finished(0, 103);
        frontier.finished(1, 104);
        assertThat(frontier.position()).isEqualTo(new Position(5, 105));
    }

    @Test
    void aReceiptBelowTheFrontierIsNoLongerRead() {
        OffsetFrontier frontier = startingAt(0, 100);
        for (long offset = 0; offset < 4; offset++) {
            frontier.polled(offset);
        }
        frontier.reached(4);
        frontier.finished(1, 100);
        frontier.finished(3, 101);
        frontier.finished(0, 102);

        assertThat(frontier.position()).isEqualTo(new Position(2, 101));
    }

    @Test
    void withNothingFinishedAboveReceiptsBeginAfterTheLatestOfThePartitionOfWhateverListener() {
        OffsetFrontier frontier = startingAt(0, 100);
        frontier.polled(0);
        frontier.reached(1);
        frontier.acknowledged(250);

        assertThat(frontier.position()).isEqualTo(new Position(0, 251));
    }

    @Test
    void receiptsFoundOnAssignmentAreRememberedUntilTheFrontierHasPassedTheirDeliveries() {
        KnownReceipts known = new KnownReceipts(10, 60);
        known.add(12, "b/hr", 55);
        known.add(14, "c/hr", 52);
        OffsetFrontier frontier = new OffsetFrontier(known);
        frontier.polled(10);
        frontier.reached(11);
        frontier.finished(10, 60);

        // Neither 12 nor 14 has been polled again yet: losing their receipts now would send them twice.
        assertThat(frontier.position()).isEqualTo(new Position(11, 52));

        frontier.polled(11);
        frontier.polled(13);
        frontier.reached(15);
        frontier.finished(11, 61);
        frontier.finished(13, 62);
        assertThat(frontier.position()).isEqualTo(new Position(15, 63));
    }

    @Test
    void aReceiptNeverMovesTheStartBackwards() {
        OffsetFrontier frontier = startingAt(0, 100);
        frontier.acknowledged(300);
        frontier.acknowledged(200);

        assertThat(frontier.position().receiptsFrom()).isEqualTo(301);
    }

    @Test
    void theSpanIsWhatARestartWouldReadAgain() {
        OffsetFrontier frontier = startingAt(5, 0);
        frontier.polled(5);
        frontier.polled(6);
        frontier.reached(900);
        frontier.finished(6, 1);
        assertThat(frontier.span()).isEqualTo(895);

        frontier.finished(5, 2);
        assertThat(frontier.span()).isZero();
    }
}
