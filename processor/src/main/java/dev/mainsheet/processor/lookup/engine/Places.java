package dev.mainsheet.processor.lookup.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many calls may be under way, and whose. Each tenant has an equal share, and may go beyond it while no other waits for
 * its own. The last place is never lent: as many stay free as there are tenants without a call, so that one whose directory
 * hangs does not keep another from being asked for its first.
 */
final class Places {

    private final int most;
    private final int share;
    private final Map<String, Integer> taken = new LinkedHashMap<>();
    private int total;

    Places(int most, Collection<String> tenants) {
        this.most = most;
        this.share = Math.max(1, most / Math.max(1, tenants.size()));
        tenants.forEach(tenant -> taken.put(tenant, 0));
    }

    int taken(String tenant) {
        return taken.get(tenant);
    }

    /** Whether one is free for this tenant, while those, perhaps with itself, could use one. */
    boolean isFree(String tenant, Collection<String> wanting) {
        if (total >= most) {
            return false;
        }
        return taken(tenant) < share
                || wanting.stream().noneMatch(other -> taken(other) < share) && total + without(tenant) < most;
    }

    /** How many others have none. */
    private long without(String tenant) {
        return taken.entrySet().stream()
                .filter(other -> other.getValue() == 0 && !other.getKey().equals(tenant))
                .count();
    }

    void take(String tenant) {
        taken.merge(tenant, 1, Integer::sum);
        total++;
    }

    void giveBack(String tenant) {
        taken.merge(tenant, -1, Integer::sum);
        total--;
    }
}
