package dev.mainsheet.ingress.intake;

import java.util.List;
import java.util.Random;

/** Things that go wrong with brokers, partitions and disks, each for a while, one or several at a time. */
final class Weather {

    private final SimWorld world;
    private final Random random;
    private boolean over;

    private record Fault(Runnable begins, Runnable ends) {}

    Weather(SimWorld world) {
        this.world = world;
        this.random = world.random;
    }

    void begin() {
        SimKafka kafka = world.kafka;
        kafka.erratic = random.nextBoolean();
        series(
                8_000,
                15_000,
                List.of(
                        new Fault(() -> kafka.away = true, () -> kafka.away = false),
                        new Fault(() -> kafka.paused = true, () -> kafka.paused = false),
                        new Fault(() -> kafka.failing = true, () -> kafka.failing = false),
                        new Fault(() -> kafka.refusing = true, () -> kafka.refusing = false),
                        new Fault(() -> kafka.shortOfMemory = true, () -> kafka.shortOfMemory = false),
                        new Fault(() -> world.running().forEach(SimInstance::spoilOutlet), () -> {})));
        int partition = random.nextInt(kafka.partitions());
        series(
                15_000,
                30_000,
                List.of(
                        new Fault(() -> kafka.takeLeader(partition), () -> kafka.giveLeader(partition)),
                        new Fault(() -> kafka.stuck.add(partition), () -> kafka.stuck.remove(partition))));
        for (SimSlot slot : world.slots) {
            series(
                    15_000,
                    5_000,
                    List.of(
                            new Fault(slot::breakDown, () -> slot.heal(world.time.elapsedMillis())),
                            new Fault(slot::fillUp, () -> slot.heal(world.time.elapsedMillis())),
                            new Fault(() -> slot.slow = true, () -> slot.heal(world.time.elapsedMillis()))));
        }
    }

    private void series(int calmMillis, int faultMillis, List<Fault> faults) {
        world.time.after(random.nextInt(calmMillis), () -> {
            if (over) {
                return;
            }
            Fault fault = faults.get(random.nextInt(faults.size()));
            fault.begins().run();
            world.time.after(random.nextInt(faultMillis), () -> {
                if (!over) {
                    fault.ends().run();
                    series(calmMillis, faultMillis, faults);
                }
            });
        });
    }

    /** From now on the sky is blue. */
    void clear() {
        over = true;
        world.heal();
    }
}
