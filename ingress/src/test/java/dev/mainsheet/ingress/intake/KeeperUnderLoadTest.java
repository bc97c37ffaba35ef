package dev.mainsheet.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How soon all is well again while events go on coming, in virtual time. */
class KeeperUnderLoadTest {

    private static final int PARTITIONS = 6;
    private static final int ROUNDS = 30;
    private static final int SUBJECTS = 100;

    private final long seed = Long.getLong("mainsheet.seed", System.nanoTime());
    private final Map<String, Long> receivedAtMillis = new HashMap<>();
    private int number;

    private SimWorld world(int round) {
        receivedAtMillis.clear();
        number = 0;
        List<SimSlot> slots = List.of(new SimSlot(new MemoryDisk(PARTITIONS)));
        return new SimWorld(new Random(seed + round), PARTITIONS, slots, new SimReport());
    }

    private SimInstance started(SimWorld world) {
        return world.start(world.slots.get(0));
    }

    /** One event after the other, for ever. */
    private void load(SimWorld world, SimInstance instance, int everyMillis) {
        instance.life().after(everyMillis, () -> {
            receivedAtMillis.put("e" + number, world.time.elapsedMillis());
            int subject = world.random.nextInt(SUBJECTS);
            instance.keep(SimEvents.event(number++, subject, SimEvents.SMALL), Duration.ofSeconds(3));
            load(world, instance, everyMillis);
        });
    }

    private static long millisUntilDirect(SimWorld world, SimInstance instance) {
        long from = world.time.elapsedMillis();
        while (instance.keeper.state() != KeeperState.DIRECT && world.time.elapsedMillis() - from < 60_000) {
            world.time.pass(Duration.ofMillis(50));
        }
        return world.time.elapsedMillis() - from;
    }

    @Test
    void with500EventsASecondTheyGoStraightToKafkaAgainSoonAfterItIsBack() {
        for (int round = 0; round < ROUNDS; round++) {
            SimWorld world = world(round);
            SimInstance instance = started(world);
            load(world, instance, 2);
            world.time.pass(Duration.ofSeconds(2));
            assertThat(instance.keeper.state()).isEqualTo(KeeperState.DIRECT);
            world.kafka.away = true;
            world.slots.get(0).slow = round % 3 == 0;
            world.time.pass(Duration.ofSeconds(4 + world.random.nextInt(20)));
            assertThat(instance.keeper.state()).isEqualTo(KeeperState.JOURNAL);
            world.kafka.away = false;
            assertThat(millisUntilDirect(world, instance))
                    .as("seed %d: %s", seed + round, instance)
                    .isLessThan(15_000);
        }
    }

    @Test
    void with1000EventsASecondALittleOverHalfTheRoomIsTakenWhenKafkaFallsSilent() {
        for (int round = 0; round < ROUNDS; round++) {
            SimWorld world = world(round);
            SimInstance instance = started(world);
            load(world, instance, 1);
            world.time.pass(Duration.ofSeconds(2));
            for (int p = 0; p < PARTITIONS; p++) {
                world.kafka.stuck.add(p);
            }
            long most = 0;
            for (int i = 0; i < 500; i++) {
                world.time.pass(Duration.ofMillis(10));
                most = Math.max(most, world.ledger.unanswered());
            }
            assertThat(most).as("seed %d: %s", seed + round, instance).isBetween(250L, 600L);
        }
    }

    @Test
    void aPartitionThatTakesNothingHoldsUpNoOther() {
        for (int round = 0; round < ROUNDS; round++) {
            SimWorld world = world(round);
            SimInstance instance = started(world);
            load(world, instance, 10);
            world.time.pass(Duration.ofSeconds(2));
            if (round % 2 == 0) {
                world.kafka.takeLeader(0);
            } else {
                world.kafka.stuck.add(0);
            }
            world.time.pass(Duration.ofSeconds(60));
            for (int p = 1; p < PARTITIONS; p++) {
                nothingWaitedLong(world, p, "seed %d: %s".formatted(seed + round, instance));
            }
            world.heal();
            assertThat(millisUntilDirect(world, instance))
                    .as("seed %d: %s", seed + round, instance)
                    .isLessThan(30_000);
        }
    }

    /** By first copies: what an abandoned producer still had on the wire may land seconds later, as a second one. */
    private void nothingWaitedLong(SimWorld world, int partition, String which) {
        long latest = 0;
        Set<String> landed = new HashSet<>();
        for (SimKafka.Landed record : world.kafka.log(partition)) {
            if (!landed.add(record.id())) {
                continue;
            }
            long received = receivedAtMillis.get(record.id());
            latest = Math.max(latest, received);
            assertThat(record.atMillis() - received)
                    .as("%s, %s of partition %d waited", which, record.id(), partition)
                    .isLessThan(3_000);
        }
        assertThat(world.time.elapsedMillis() - latest).as(which).isLessThan(5_000);
    }

    @Test
    void aJournalFullOfTheLargestEventsIsSentOnByOneProducerAndNoneOfThemTwice() {
        SimWorld world = world(0);
        world.kafka.away = true;
        SimInstance instance = started(world);
        for (; number < 1_000; number++) {
            instance.keep(SimEvents.event(number, number, SimEvents.LARGE), Duration.ofSeconds(3));
        }
        world.time.pass(Duration.ofSeconds(5));
        world.kafka.away = false;
        int turns = world.report.turnsToJournal;
        assertThat(millisUntilDirect(world, instance)).isLessThan(30_000);
        assertThat(world.report.turnsToJournal).isEqualTo(turns);
        int landed = 0;
        for (int p = 0; p < PARTITIONS; p++) {
            landed += world.kafka.log(p).size();
        }
        assertThat(landed).isEqualTo(number);
    }
}
