package dev.mainsheet.egress.engine;

import static dev.mainsheet.egress.engine.DispatcherFixture.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {

    private static final TopicPartition HR = partition("hr", 0);

    private final DispatcherFixture egress = DispatcherFixture.ofOneListener();

    @BeforeEach
    void assigned() {
        egress.open(HR);
    }

    @Test
    void oneDeliveryPerSubjectIsInFlightAndManySubjectsAre() {
        egress.offer(HR, 0, "ann:a1", "ann:a2", "bob:b1", "cid:c1");

        assertThat(egress.sent).containsExactly("a1", "b1", "c1");

        egress.answer("a1", 200);
        assertThat(egress.sent).containsExactly("a1", "b1", "c1", "a2");
    }

    @Test
    void theNextOfASubjectWaitsForTheReceiptOfTheOneBefore() {
        egress.ledgerWaits();
        egress.offer(HR, 0, "ann:a1", "ann:a2");
        egress.answer("a1", 200);

        assertThat(egress.sent).containsExactly("a1");
        assertThat(egress.position(HR).offset()).as("sent is not finished").isZero();

        egress.acknowledgeReceipts();
        assertThat(egress.sent).containsExactly("a1", "a2");
        assertThat(egress.position(HR)).isEqualTo(new Position(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 410, 425, 429, 500, 502, 503, 504})
    void anyOtherAnswerKeepsTheDeliveryAndItsSubjectAndNoOther(int status) {
        egress.offer(HR, 0, "ann:a1", "ann:a2", "bob:b1", "bob:b2");
        for (int attempt = 1; attempt <= 50; attempt++) {
            egress.answer("a1", status);
            egress.pass(Duration.ofMinutes(5));
            assertThat(egress.underWay()).contains("a1").doesNotContain("a2");
        }
        egress.answer("b1", 200);
        egress.answer("b2", 200);
        assertThat(egress.ended).containsOnlyKeys("b1", "b2");

        egress.answer("a1", 200);
        egress.answer("a2", 200);
        assertThat(egress.ended).containsOnlyKeys("b1", "b2", "a1", "a2");
        assertThat(egress.ended.get("a1").attempts().count()).isEqualTo(51);
    }

    @Test
    void aBrokenConnectionKeepsTheDelivery() {
        egress.offer(HR, 0, "ann:a1");
        egress.fail("a1");
        egress.pass(Duration.ofSeconds(1));

        assertThat(egress.sent).containsExactly("a1", "a1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void aRefusalOfTheBodyIsADeadLetterAndItsSuccessorFlows(int status) {
        egress.offer(HR, 0, "ann:a1", "ann:a2");
        egress.answer("a1", status);

        assertThat(egress.ended.get("a1")).isInstanceOfSatisfying(Ending.Dead.class, dead -> {
            assertThat(dead.reason()).isEqualTo(Reason.REFUSED);
            assertThat(dead.status()).hasValue(status);
            assertThat(dead.excerpt()).isEqualTo("the excerpt");
            assertThat(dead.attempts().count()).isEqualTo(1);
        });
        assertThat(egress.underWay()).containsExactly("a2");
    }

    @Test
    void whatCannotBeSentIsGivenUpInItsTurnWithoutAnAttempt() {
        Delivery first = Parcels.delivery("a1", "hr", "ann");
        Delivery second = Parcels.delivery("a2", "hr", "ann");
        egress.offer(
                HR,
                List.of(
                        new Parcel.Sendable(Parcels.record(HR.topic(), 0, 0, first), first),
                        new Parcel.Unsendable(
                                Parcels.record(HR.topic(), 0, 1, second),
                                second.id(),
                                Optional.of(second),
                                Reason.TOO_LARGE),
                        new Parcel.Unsendable(
                                Parcels.record(HR.topic(), 0, 2, null, null, new RecordHeaders()),
                                DeliveryId.of("x", null, "hr"),
                                Optional.empty(),
                                Reason.UNDECODABLE)),
                3);

        assertThat(egress.ended)
                .as("the one without a subject waits for nobody")
                .containsOnlyKeys("x");

        egress.answer("a1", 200);
        assertThat(egress.sent).containsExactly("a1");
        assertThat(egress.ended).containsOnlyKeys("x", "a1", "a2");
        assertThat(egress.ended.get("a2").attempts().count()).isZero();
        assertThat(egress.position(HR).offset()).isEqualTo(3);
    }

    @Test
    void anEndingThatCannotBeWrittenIsTriedUntilItCanAndTheDeliveryIsNotSentAgain() {
        egress.ledgerWaits();
        egress.offer(HR, 0, "ann:a1", "ann:a2");
        egress.answer("a1", 200);
        for (int i = 0; i < 20; i++) {
            egress.failReceipts();
            egress.pass(Duration.ofMinutes(5));
        }
        assertThat(egress.sent).containsExactly("a1");
        assertThat(egress.position(HR).offset()).isZero();

        egress.acknowledgeReceipts();
        assertThat(egress.sent).containsExactly("a1", "a2");
    }

    @Test
    void whatIsSentAndNotWrittenDownNeverExceedsWhatMayBeInFlight() {
        egress.ledgerWaits();
        String[] deliveries =
                IntStream.range(0, 100).mapToObj(i -> "s" + i + ":e" + i).toArray(String[]::new);
        egress.offer(HR, 0, deliveries);
        assertThat(egress.sent).hasSize(32);

        List.copyOf(egress.underWay()).forEach(event -> egress.answer(event, 200));
        assertThat(egress.sent).hasSize(32);

        egress.acknowledgeReceipts();
        assertThat(egress.sent).hasSize(64);
    }

    @Test
    void whatAnAnswerAsksToWaitIsObeyed() {
        egress.offer(HR, 0, "ann:a1");
        egress.answer("a1", new Answer.Responded(429, Optional.of(Duration.ofSeconds(90)), ""));

        egress.pass(Duration.ofSeconds(89));
        assertThat(egress.sent).hasSize(1);
        egress.pass(Duration.ofSeconds(1));
        assertThat(egress.sent).hasSize(2);
    }

    @Test
    void aDeliveryFoundFinishedIsNotSentAgainAndItsReceiptStaysRemembered() {
        KnownReceipts known = new KnownReceipts(10, 90);
        known.add(11, "a2/hr", 88);
        known.add(12, "other/hr", 89);
        egress.open(HR, known);
        egress.offer(HR, 10, "ann:a1", "ann:a2", "ann:a3");

        assertThat(egress.position(HR)).isEqualTo(new Position(10, 88));
        egress.answer("a1", 200);
        assertThat(egress.sent).containsExactly("a1", "a3");
        assertThat(egress.told).containsExactly("skipped");
    }

    @Test
    void aPartitionStandsAtARecordOfALaterVersionAndTheOthersFlow() {
        TopicPartition other = partition("hr", 1);
        egress.open(other);
        Delivery unread = Parcels.delivery("a2", "hr", "ann");
        Delivery behind = Parcels.delivery("b1", "hr", "bob");
        var full = egress.offer(
                HR,
                List.of(
                        new Parcel.Newer(Parcels.record(HR.topic(), 0, 0, unread), "2"),
                        new Parcel.Sendable(Parcels.record(HR.topic(), 0, 1, behind), behind)),
                2);
        egress.offer(HR, 2, "cid:c1");
        egress.offer(other, 0, "dan:d1");

        assertThat(full).containsExactly(HR);
        assertThat(egress.sent).containsExactly("d1");
        assertThat(egress.position(HR).offset()).isZero();
        assertThat(egress.dispatcher.load().stands())
                .singleElement()
                .asString()
                .contains("moveworks.deliveries.hr-0", "offset 0", "version 2", "upgrade");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 422, 500})
    void lateAnswersOfAnEarlierAssignmentChangeNothing(int status) {
        egress.ledgerWaits();
        egress.offer(HR, 0, "ann:a1", "ann:a2", "bob:b1");
        egress.dispatcher.drop(List.of(HR));
        egress.open(HR);
        egress.offer(HR, 0, "ann:a1", "ann:a2");
        egress.answerFirst("a1", status);
        egress.pass(Duration.ofMinutes(10));

        assertThat(egress.receiptsToWrite()).isZero();
        assertThat(egress.told).isEmpty();
        assertThat(egress.sent).containsExactly("a1", "b1", "a1");
        assertThat(egress.position(HR)).isEqualTo(new Position(0, 0));
        assertThat(egress.dispatcher.load().listeners().get("hr").inFlight()).isEqualTo(1);
    }

    @Test
    void receiptsOfAnEarlierAssignmentChangeNothing() {
        egress.ledgerWaits();
        egress.offer(HR, 0, "ann:a1", "ann:a2");
        egress.answer("a1", 200);
        egress.dispatcher.drop(List.of(HR));
        egress.open(HR);
        egress.acknowledgeReceipts();

        assertThat(egress.ended).isEmpty();
        assertThat(egress.sent).containsExactly("a1");
        assertThat(egress.position(HR).offset()).isZero();
    }

    @Test
    void settlingStartsNothingMoreAndIsDoneWhenNothingIsInFlight() {
        egress.ledgerWaits();
        egress.offer(HR, 0, "ann:a1", "ann:a2", "bob:b1");
        var settled = egress.dispatcher.settle(List.of(HR)).toCompletableFuture();
        egress.answer("a1", 200);
        egress.answer("b1", 500);
        assertThat(settled).isNotDone();

        egress.acknowledgeReceipts();
        assertThat(settled).isDone();
        egress.pass(Duration.ofMinutes(5));
        assertThat(egress.sent).containsExactly("a1", "b1");
        assertThat(egress.position(HR).offset()).isEqualTo(1);
    }

    @Test
    void settlingWhatIsIdleIsDoneAtOnce() {
        assertThat(egress.dispatcher.settle(List.of(HR, partition("hr", 7))).toCompletableFuture())
                .isDone();
    }

    @Test
    void nothingIsSentWhileThisInstanceCannotBeSureOfItsPartitions() {
        egress.maySend = false;
        egress.offer(HR, 0, "ann:a1");
        egress.pass(Duration.ofSeconds(2));
        assertThat(egress.sent).isEmpty();

        egress.maySend = true;
        egress.pass(Duration.ofSeconds(1));
        assertThat(egress.sent).containsExactly("a1");
    }

    @Test
    void aSubjectIsReportedOnceWhenItStartsToFailAndOnceWhenItRecovers() {
        egress.offer(HR, 0, "ann:a1");
        for (int i = 0; i < 10; i++) {
            egress.answer("a1", 503);
            egress.pass(Duration.ofMinutes(5));
        }
        assertThat(egress.dispatcher.load().heldUp()).isEqualTo(1);
        egress.answer("a1", 200);

        assertThat(egress.told).containsExactly("held up a1/hr: status 503", "recovered a1/hr after 11");
        assertThat(egress.dispatcher.load().heldUp()).isZero();
    }

    @Test
    void theLoadCountsWhatIsHeldAndNamesTheOldest() {
        egress.offer(HR, 0, "ann:a1", "ann:a2", "bob:b1");

        assertThat(egress.dispatcher.load().listeners())
                .isEqualTo(Map.of("hr", new Load.OfListener(2, 3, 0, Optional.of(Parcels.RECEIVED))));
    }
}
