package dev.mainsheet.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper's main stories, one by one. */
class KeeperTest {

    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final Room ROOM = new Room(40, 64 * 1024 * 1024);

    /** The clock passes the end of its range in the middle of each story. */
    private final VirtualTime time = new VirtualTime(Long.MAX_VALUE - 50_000_000);

    private final SimSlot slot = new SimSlot(new MemoryDisk(1));
    private final SimStore store = new SimStore(slot, time, new Life(time), new Random(1));
    private final SimReport report = new SimReport();
    private final Keeper keeper = new Keeper(store, ROOM, time::nanos, report);
    private final HandOutlet kafka = new HandOutlet();
    private final Map<String, Keeping> answers = new HashMap<>();

    @BeforeEach
    void tick() {
        keeper.tick();
        time.after(50, this::tick);
    }

    private void keep(int number) {
        Event event = SimEvents.event(number, 0, SimEvents.SMALL);
        keeper.keep(event, WITHIN, keeping -> answers.put(event.id(), keeping));
    }

    private void passMillis(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    /** Kafka answers, and nothing lies in the journal. */
    private void direct() {
        keeper.open(kafka);
        passMillis(100);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
    }

    private void kept(String... ids) {
        assertThat(answers).containsOnlyKeys(ids);
        assertThat(answers.values()).allSatisfy(keeping -> assertThat(keeping).isEqualTo(new Keeping.Kept()));
    }

    private HandOutlet reopened() {
        HandOutlet next = new HandOutlet();
        keeper.open(next);
        passMillis(100);
        return next;
    }

    @Test
    void anEventIsKeptOnceKafkaHasItAndNotBefore() {
        direct();
        keep(1);
        passMillis(100);
        assertThat(answers).isEmpty();
        kafka.acknowledge(0);
        kept("e1");
        assertThat(kafka.sent.get(0).doubt()).isFalse();
    }

    @Test
    void onceOneEventIsOverItsTimeAllThatAreNotAcknowledgedMoveInTheOrderTheyCameAndInDoubt() {
        direct();
        keep(1);
        keep(2);
        keep(3);
        kafka.acknowledge(1);
        passMillis(1_000);
        keep(4);
        passMillis(2_200);
        assertThat(keeper.state()).isEqualTo(KeeperState.JOURNAL);
        assertThat(kafka.abandoned).isTrue();
        kept("e1", "e2", "e3", "e4");
        keep(5);
        HandOutlet next = reopened();
        assertThat(next.ids()).containsExactly("e1", "e3", "e4", "e5");
        assertThat(next.sent.stream().map(Event::doubt)).containsExactly(true, true, true, false);
    }

    @Test
    void whenMoreThanAQuarterOfTheRoomWaitsLongerThanUsualNothingWaitsForItsTime() {
        direct();
        for (int i = 0; i < 10; i++) {
            keep(i);
        }
        passMillis(1_000);
        assertThat(answers).isEmpty();
        keep(10);
        passMillis(200);
        assertThat(answers).isEmpty();
        passMillis(200);
        assertThat(keeper.state()).isEqualTo(KeeperState.JOURNAL);
        assertThat(answers).hasSize(11);
        assertThat(reopened().ids()).startsWith("e0").endsWith("e10").hasSize(11);
    }

    @Test
    void anEventForWhichTheProducerHasNoMemoryGoesToTheJournalBehindThoseThatItHas() {
        direct();
        keep(1);
        kafka.refusesOnce = Optional.of(Refusal.outage("the producer's memory is full"));
        keep(2);
        keep(3);
        passMillis(100);
        kept("e1", "e2", "e3");
        assertThat(kafka.ids()).containsExactly("e1");
        assertThat(reopened().ids()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void newEventsGoToTheJournalUntilItIsSentOnAndThenStraightToKafka() {
        keep(1);
        keep(2);
        passMillis(100);
        HandOutlet next = reopened();
        assertThat(keeper.state()).isEqualTo(KeeperState.DRAIN);
        next.acknowledge(0);
        keep(3);
        passMillis(100);
        assertThat(next.ids()).as("held for the journal to run empty").containsExactly("e1", "e2");
        next.acknowledge(1);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
        assertThat(next.ids()).containsExactly("e1", "e2", "e3");
        next.acknowledge(2);
        kept("e1", "e2", "e3");
        passMillis(100);
        assertThat(keeper.left()).isZero();
        assertThat(report.journalled).isEqualTo(2);
    }

    @Test
    void aJournalThatDoesNotRunEmptyInTimeTakesWhatWaitedForIt() {
        keep(1);
        passMillis(100);
        HandOutlet next = reopened();
        keep(2);
        passMillis(200);
        assertThat(answers).containsOnlyKeys("e1");
        passMillis(300);
        kept("e1", "e2");
        assertThat(next.ids()).containsExactly("e1", "e2");
    }

    @Test
    void aFullJournalAnswersUnavailableAndReadinessIsDownUntilItHasRoom() {
        slot.fillUp();
        keep(1);
        passMillis(100);
        assertThat(answers.get("e1")).isInstanceOf(Keeping.Unavailable.class);
        assertThat(keeper.check().status()).isEqualTo(Status.DOWN);
        slot.heal(time.elapsedMillis());
        passMillis(3_000);
        assertThat(keeper.check().status())
                .as("tried again, with no event that would show it")
                .isEqualTo(Status.DEGRADED);
        keep(2);
        passMillis(100);
        assertThat(answers.get("e2")).isInstanceOf(Keeping.Kept.class);
    }

    @Test
    void withABrokenDiskTheIngressIsDegradedAsLongAsKafkaTakesEvents() {
        slot.breakDown();
        keep(1);
        passMillis(100);
        assertThat(keeper.check().status()).isEqualTo(Status.DOWN);
        direct();
        assertThat(keeper.check().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.check().detail()).contains("Kafka takes events", "The journal cannot be written.");
        slot.heal(time.elapsedMillis());
        passMillis(3_000);
        assertThat(keeper.check().status()).isEqualTo(Status.UP);
    }

    @Test
    void aBrokenDiskIsSeenBeforeItIsNeeded() {
        direct();
        slot.breakDown();
        passMillis(31_000);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
        assertThat(keeper.check().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void whatKafkaWillNeverTakeIsToldToTheSenderOrPutAsideOutOfTheJournal() {
        direct();
        keep(1);
        keep(2);
        kafka.refuse(0, Refusal.forEver("too large"));
        assertThat(answers.get("e1")).isInstanceOf(Keeping.TooLarge.class);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
        keeper.away("Kafka does not answer");
        passMillis(100);
        HandOutlet next = reopened();
        next.refuse(0, Refusal.forEver("too large"));
        passMillis(100);
        assertThat(slot.quarantine).containsExactly("e2");
        assertThat(report.quarantined).isEqualTo(1);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
    }

    @Test
    void anAcknowledgementThatComesAfterTheJournalHasTheEventAnswersNobodyTwice() {
        direct();
        keep(1);
        keeper.away("Kafka does not answer");
        passMillis(100);
        kept("e1");
        kafka.acknowledge(0);
        assertThat(report.landedLate).isEqualTo(1);
        assertThat(reopened().sent.get(0).doubt()).isTrue();
    }

    @Test
    void acknowledgementsOfAnOutletThatWasGivenUpDoNotMakeTheJournalSeemEmpty() {
        keep(1);
        keep(2);
        passMillis(100);
        HandOutlet former = reopened();
        keeper.away("Kafka does not answer");
        reopened();
        former.acknowledge(0);
        former.acknowledge(1);
        passMillis(100);
        assertThat(keeper.left()).isEqualTo(2);
        assertThat(keeper.state()).isEqualTo(KeeperState.DRAIN);
    }

    @Test
    void anInstanceThatIsToEndWaitsForKafkaHalfASecondAtMostAndThenAnswersByTheJournal() {
        direct();
        keep(1);
        keeper.hurry();
        passMillis(700);
        kept("e1");
        reopened().acknowledge(0);
        keep(2);
        assertThat(keeper.state()).isEqualTo(KeeperState.DIRECT);
        passMillis(700);
        kept("e1", "e2");
    }

    @Test
    void closedItAnswersWhoeverWaitsAndTakesNothingMore() {
        direct();
        keep(1);
        keeper.close();
        keep(2);
        passMillis(100);
        assertThat(answers.get("e1")).isInstanceOf(Keeping.Kept.class);
        assertThat(answers.get("e2")).isInstanceOf(Keeping.Unavailable.class);
        assertThat(kafka.abandoned).isTrue();
        assertThat(keeper.needsOutlet()).isFalse();
        assertThat(slot.disk).satisfies(disk -> assertThat(disk.holds("e1")).isTrue());
    }

    @Test
    void anOutletThatFailsForAnAdoptedJournalIsReplacedThoughNoOtherEventComes() throws Exception {
        SimSlot orphan = new SimSlot(new MemoryDisk(1));
        orphan.disk.append(List.of(SimEvents.event(7, 0, SimEvents.SMALL)));
        orphan.disk.crash();
        direct();
        Adoption adoption = new Adoption(keeper, time::nanos, report);
        adoption.adopt(new SimStore(orphan, time, new Life(time), new Random(1)), () -> orphan.owned = false);
        passMillis(100);
        kafka.refuse(0, Refusal.outage("the producer may not send"));
        assertThat(kafka.abandoned).isTrue();
        assertThat(keeper.needsOutlet()).isTrue();
        HandOutlet next = reopened();
        adoption.tick();
        passMillis(100);
        assertThat(next.ids()).containsExactly("e7");
        next.acknowledge(0);
        passMillis(100);
        assertThat(orphan.disk.isEmpty()).isTrue();
        assertThat(adoption.isFree()).isTrue();
    }
}
