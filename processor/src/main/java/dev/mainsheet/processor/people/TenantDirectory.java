package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Realm;
import java.util.List;

/**
 * What is known of a tenant that its people can be found by.
 *
 * @param events whose ids and names stand in its events
 * @param reach which directories it has
 * @param correlation in file order; the first that yields a value wins, and before all of what is done without any
 */
public record TenantDirectory(Realm events, Reach reach, List<CorrelationRule> correlation) {

    /** Nobody can be asked. */
    public static final TenantDirectory NONE = new TenantDirectory(Realm.ISC, Reach.NONE, List.of());

    public TenantDirectory {
        correlation = List.copyOf(correlation);
    }
}
