package dev.mainsheet.processor.people;

import java.util.List;
import java.util.Map;

/**
 * All that decides who the people of an event are, and how they are found.
 *
 * @param people in file order
 * @param tenants by name; a tenant that is not here has no directory
 */
public record PeopleSettings(List<PeopleRule> people, Map<String, TenantDirectory> tenants) {

    /** Only what bodies say. */
    public static final PeopleSettings NONE = new PeopleSettings(List.of(), Map.of());

    public PeopleSettings {
        people = List.copyOf(people);
        tenants = Map.copyOf(tenants);
    }
}
