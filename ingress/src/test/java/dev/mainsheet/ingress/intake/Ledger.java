package dev.mainsheet.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What was asked of every instance and what each answered, to be compared with what Kafka has. */
final class Ledger {

    /** New events may wait in memory for so long before the journal is asked. */
    private static final long HELD_MILLIS = 350;

    /** A tick, and a disk that is slow and has much to do. */
    private static final long SLACK_MILLIS = 1_500;

    private static final long HURRIED_MILLIS = 500;

    private final SimWorld world;
    private final List<Asked> all = new ArrayList<>();

    private static final class Asked {
        final SimInstance instance;
        final Event event;
        final long atMillis;
        final long withinMillis;
        Keeping answer;

        Asked(SimInstance instance, Event event, long atMillis, long withinMillis) {
            this.instance = instance;
            this.event = event;
            this.atMillis = atMillis;
            this.withinMillis = withinMillis;
        }

        boolean isKept() {
            return answer instanceof Keeping.Kept;
        }

        boolean isTooLarge() {
            return event.body().length > SimKafka.TAKES_BYTES;
        }
    }

    Ledger(SimWorld world) {
        this.world = world;
    }

    int size() {
        return all.size();
    }

    /** An event is about to be given to {@code instance}; takes its answer. */
    Consumer<Keeping> asks(SimInstance instance, Event event, Duration within) {
        Asked asked = new Asked(instance, event, world.time.elapsedMillis(), within.toMillis());
        all.add(asked);
        return keeping -> answered(asked, keeping);
    }

    private void answered(Asked asked, Keeping keeping) {
        String id = asked.event.id();
        assertThat(asked.answer).as("%s is answered once", id).isNull();
        asked.answer = keeping;
        assertThat(world.time.elapsedMillis() - asked.atMillis)
                .as("%s is answered in time", id)
                .isLessThanOrEqualTo(Math.max(HELD_MILLIS, limit(asked)) + SLACK_MILLIS);
        if (keeping instanceof Keeping.TooLarge) {
            assertThat(asked.isTooLarge()).as("%s is too large", id).isTrue();
        } else if (keeping instanceof Keeping.Unavailable) {
            assertThat(asked.instance.hurriedBefore(world.time.elapsedMillis())
                            || asked.instance.slot.hadTroubleSince(asked.atMillis))
                    .as("%s is refused for a reason: %s", id, keeping)
                    .isTrue();
        }
    }

    private static long limit(Asked asked) {
        return asked.instance.hurriedBefore(asked.atMillis)
                ? Math.min(HURRIED_MILLIS, asked.withinMillis)
                : asked.withinMillis;
    }

    /** Nobody waits for {@code instance} any more. */
    void mustHaveAnswered(SimInstance instance) {
        assertThat(all.stream().filter(asked -> asked.instance == instance && asked.answer == null))
                .as("unanswered by an instance that stopped")
                .isEmpty();
    }

    long unanswered() {
        return all.stream().filter(asked -> asked.answer == null).count();
    }

    boolean isAllAnswered() {
        return all.stream()
                .allMatch(asked -> asked.answer != null || asked.instance.life().hasEnded());
    }

    /** Every event that was said to be kept lies somewhere where a crash of everything would leave it. */
    void nothingIsLost() {
        Set<String> landed = new HashSet<>();
        for (int p = 0; p < world.kafka.partitions(); p++) {
            world.kafka.log(p).forEach(record -> landed.add(record.id()));
        }
        for (Asked asked : all) {
            String id = asked.event.id();
            if (asked.isKept() && !landed.contains(id)) {
                assertThat(world.slots)
                        .as("%s was kept, and is neither in Kafka nor in a journal", id)
                        .anyMatch(slot -> slot.quarantine.contains(id) || slot.disk.holds(id));
            }
        }
    }

    /** Once all is quiet: Kafka has what was kept, in order, and says of second copies that they are. */
    void kafkaHasItAll() {
        Map<String, Integer> firstCopies = new HashMap<>();
        for (int p = 0; p < world.kafka.partitions(); p++) {
            readLog(p, firstCopies);
        }
        Map<String, Asked> latest = new HashMap<>();
        for (Asked asked : all) {
            if (asked.isTooLarge()) {
                tooLarge(asked, firstCopies);
            } else if (asked.isKept()) {
                assertThat(firstCopies).as("events in Kafka").containsKey(asked.event.id());
                follows(latest, asked, firstCopies);
            }
        }
        assertThat(world.kafka.broken()).as("what must not happen").isEmpty();
    }

    private void readLog(int partition, Map<String, Integer> firstCopies) {
        Set<String> unmarked = new HashSet<>();
        List<SimKafka.Landed> log = world.kafka.log(partition);
        for (int i = 0; i < log.size(); i++) {
            firstCopies.putIfAbsent(log.get(i).id(), i);
            if (!log.get(i).doubt()) {
                assertThat(unmarked.add(log.get(i).id()))
                        .as(
                                "of the copies of %s all but one are in doubt",
                                log.get(i).id())
                        .isTrue();
            }
        }
    }

    private void tooLarge(Asked asked, Map<String, Integer> firstCopies) {
        String id = asked.event.id();
        assertThat(firstCopies).doesNotContainKey(id);
        if (asked.isKept()) {
            assertThat(world.slots).as("%s is in quarantine", id).anyMatch(slot -> slot.quarantine.contains(id));
        } else {
            assertThat(world.slots)
                    .as("%s, refused with %s, is not in quarantine", id, asked.answer)
                    .noneMatch(slot -> asked.answer instanceof Keeping.TooLarge && slot.quarantine.contains(id));
        }
    }

    private void follows(Map<String, Asked> latest, Asked asked, Map<String, Integer> firstCopies) {
        Asked before = latest.put(asked.instance.run + "/" + world.kafka.partition(asked.event), asked);
        if (before != null) {
            assertThat(firstCopies.get(asked.event.id()))
                    .as("first copy of %s, received after %s", asked.event.id(), before.event.id())
                    .isGreaterThan(firstCopies.get(before.event.id()));
        }
    }
}
