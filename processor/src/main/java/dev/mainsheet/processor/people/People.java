package dev.mainsheet.processor.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The people of one delivery.
 *
 * @param byRole whoever is known by name at least; a role without anybody is left out
 * @param recipient to whom the delivery is addressed
 * @param status of the whole
 * @param asOf when the oldest of what was found was asked for; empty if nothing was
 */
public record People(
        Map<Role, List<Someone>> byRole, Optional<Someone> recipient, EnrichmentStatus status, Optional<Instant> asOf) {

    public People {
        byRole = Map.copyOf(byRole);
    }
}
