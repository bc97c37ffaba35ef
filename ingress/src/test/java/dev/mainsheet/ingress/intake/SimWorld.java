package dev.mainsheet.ingress.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All there is in one history. */
final class SimWorld {

    final Random random;
    final VirtualTime time;
    final SimKafka kafka;
    final Ledger ledger;
    final List<SimSlot> slots;
    final SimReport report;
    private final List<SimInstance> running = new ArrayList<>();
    private int runs;

    /** @param report of every instance together */
    SimWorld(Random random, int partitions, List<SimSlot> slots, SimReport report) {
        this.random = random;
        this.report = report;
        // One clock in four comes to the end of its range in the middle of a history.
        this.time = new VirtualTime(random.nextInt(4) == 0 ? Long.MAX_VALUE - 10_000_000_000L : random.nextLong());
        this.kafka = new SimKafka(time, random, partitions);
        this.slots = slots;
        this.ledger = new Ledger(this);
    }

    List<SimInstance> running() {
        return List.copyOf(running);
    }

    SimInstance start(SimSlot slot) {
        SimInstance started = new SimInstance(this, slot, runs++, running::remove);
        running.add(started);
        return started;
    }

    Optional<SimSlot> freeSlot() {
        return slots.stream().filter(slot -> !slot.owned).findFirst();
    }

    void heal() {
        kafka.heal();
        slots.forEach(slot -> slot.heal(time.elapsedMillis()));
    }
}
