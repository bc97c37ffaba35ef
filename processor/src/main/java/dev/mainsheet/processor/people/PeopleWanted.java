package dev.mainsheet.processor.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which people a route wants to know about.
 *
 * @param roles who is looked up; empty if nobody is
 * @param recipient to whom its deliveries are addressed; looked up too, unless nobody is
 * @param split to whom in the trigger's body the route makes a delivery each
 */
public record PeopleWanted(List<Role> roles, Role recipient, Optional<Split> split) {

    /**
     * One delivery for each of several.
     *
     * @param key where it stands in the configuration, such as {@code mainsheet.routes[2].split}
     * @param path JSONPath to a list of references
     */
    public record Split(String key, String path) {}

    /** Nobody is looked up. */
    public static final PeopleWanted NOBODY = new PeopleWanted(List.of(), Role.SUBJECT, Optional.empty());

    public PeopleWanted {
        roles = List.copyOf(roles);
    }

    /** Whether anybody is looked up. */
    public boolean asks() {
        return !roles.isEmpty();
    }

    /** Everybody who is looked up. */
    Set<Role> asked() {
        EnumSet<Role> asked = EnumSet.noneOf(Role.class);
        asked.addAll(roles);
        if (asks()) {
            asked.add(recipient);
        }
        return asked;
    }
}
