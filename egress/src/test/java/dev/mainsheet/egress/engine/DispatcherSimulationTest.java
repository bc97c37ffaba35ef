package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.Parcels;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.schemas.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Many short histories, each with its own seed: two listeners on two partitions, answers, receipts and assignments that
 * fail at random, lives that end at random. Whatever happens, nothing is lost, first deliveries are in order, and what is
 * repeated was in flight when something died.
 */
class DispatcherSimulationTest {

    private static final int HISTORIES = 400;
    private static final int DELIVERIES = 240;
    private static final Duration LONG_ENOUGH = Duration.ofHours(12);

    private static final List<TopicPartition> PARTITIONS = List.of(
            DispatcherFixture.partition("hr", 0),
            DispatcherFixture.partition("hr", 1),
            DispatcherFixture.partition("it", 0),
            DispatcherFixture.partition("it", 1));

    @Test
    void nothingIsLostOrderHoldsAndOnlyWhatWasInFlightIsRepeated() {
        long first = Long.getLong("mainsheet.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            try {
                new History(seed).run();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("history of -Dmainsheet.seed=" + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    private static final class History {

        private final Random random;
        private final VirtualMailbox time = new VirtualMailbox();
        private final SimulatedKafka kafka = new SimulatedKafka(PARTITIONS);
        private final SimulatedListener listener;
        private final DispatchRules rules;
        private final List<Delivery> written = new ArrayList<>();
        private SimulatedEgress egress;
        private int mayRepeat;

        History(long seed) {
            random = new Random(seed);
            listener = new SimulatedListener(random);
            rules = new DispatchRules(
                    Map.of("hr", 1 + random.nextInt(6), "it", 1 + random.nextInt(6)),
                    new BodyLimit(10 + random.nextInt(100), 1 << 20),
                    random.nextBoolean() ? 0 : 20 + random.nextInt(80),
                    RetrySchedule.DEFAULT);
        }

        void run() {
            live();
            while (written.size() < DELIVERIES) {
                step();
            }
            listener.makePeace();
            long deadline = time.nanos() + LONG_ENOUGH.toNanos();
            while (!kafka.allEnded()) {
                egress.turn();
                time.pass(Duration.ofMillis(20));
                assertThat(time.nanos()).as("everything ends").isLessThan(deadline);
            }
            check();
        }

        private void live() {
            egress = new SimulatedEgress(time, kafka, listener, random, rules);
            PARTITIONS.forEach(egress::assign);
        }

        private void step() {
            for (int i = random.nextInt(6); i > 0; i--) {
                write();
            }
            egress.turn();
            int dice = random.nextInt(200);
            TopicPartition any = PARTITIONS.get(random.nextInt(PARTITIONS.size()));
            if (dice < 4) {
                mayRepeat += egress.die();
                live();
            } else if (dice < 8) {
                egress.lose(any);
            } else if (dice < 14) {
                egress.revoke(any);
            }
            time.pass(Duration.ofMillis(random.nextInt(100)));
        }

        private void write() {
            String subject = "s" + random.nextInt(12);
            String to = random.nextBoolean() ? "hr" : "it";
            Delivery delivery = Parcels.delivery("e" + written.size(), to, subject);
            written.add(delivery);
            kafka.append(DispatcherFixture.partition(to, subject.hashCode() % 2), delivery, random);
        }

        private void check() {
            assertThat(new LinkedHashSet<>(listener.taken))
                    .as("all that was not refused is taken")
                    .containsAll(written.stream()
                            .filter(delivery -> !listener.refused(delivery))
                            .toList());
            bySubject(new LinkedHashSet<>(listener.taken))
                    .forEach((subject, taken) -> assertThat(taken)
                            .as("first deliveries of %s", subject)
                            .isEqualTo(bySubject(written).get(subject).stream()
                                    .filter(taken::contains)
                                    .toList()));
            int repeats = listener.taken.size() - new LinkedHashSet<>(listener.taken).size();
            assertThat(repeats)
                    .as("repeats")
                    .isLessThanOrEqualTo(listener.lostAnswers() + mayRepeat + egress.mayRepeat());
        }

        private static Map<String, List<Delivery>> bySubject(Iterable<Delivery> deliveries) {
            List<Delivery> all = new ArrayList<>();
            deliveries.forEach(all::add);
            return all.stream()
                    .collect(Collectors.groupingBy(delivery -> delivery.id().listener() + "/" + delivery.key()));
        }
    }
}
