package dev.mainsheet.ingress.intake;

import java.util.HashSet;
import java.util.Set;

/** A journal's place on a volume, what is wrong with it at the moment, and whether a process has it. */
final class SimSlot {

    final SimDisk disk;
    final Set<String> quarantine = new HashSet<>();
    boolean slow;
    boolean owned;

    /** Nothing is written or read. */
    private boolean broken;

    /** Nothing is appended. */
    private boolean full;

    private long troubleEndedAtMillis = -1;

    SimSlot(SimDisk disk) {
        this.disk = disk;
    }

    void breakDown() {
        broken = true;
    }

    void fillUp() {
        full = true;
    }

    void heal(long nowMillis) {
        if (isBroken() || isFull()) {
            troubleEndedAtMillis = nowMillis;
        }
        broken = false;
        full = false;
        slow = false;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isFull() {
        return full;
    }

    boolean hadTroubleSince(long millis) {
        return broken || full || troubleEndedAtMillis >= millis;
    }
}
