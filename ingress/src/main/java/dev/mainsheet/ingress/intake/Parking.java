package dev.mainsheet.ingress.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Partitions that took nothing although they have a leader, as without enough replicas: each is left alone for a while. */
final class Parking {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Map<Integer, Spell> spells = new HashMap<>();

    private record Spell(Duration length, long untilNanos) {}

    boolean isParked(int partition, long nowNanos) {
        Spell spell = spells.get(partition);
        return spell != null && nowNanos - spell.untilNanos() < 0;
    }

    /** Again, before it took anything: twice as long. */
    void park(int partition, long nowNanos) {
        Spell before = spells.get(partition);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        length = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        spells.put(partition, new Spell(length, nowNanos + length.toNanos()));
    }

    void took(int partition) {
        spells.remove(partition);
    }
}
