package dev.mainsheet.directory;

import java.util.List;
import java.util.Map;

/**
 * A person as a directory knows them. What it does not know is null, or empty.
 *
 * @param realm whose id and name they are
 * @param id the directory's own
 * @param name the user name
 * @param email the primary one
 * @param active whether the identity is active
 * @param manager who is above
 * @param attributes further attributes that were asked for: JSON values by name
 * @param roles display names; only if asked for
 * @param entitlements display names; only if asked for
 */
public record Person(
        Realm realm,
        String id,
        String name,
        String email,
        String displayName,
        Boolean active,
        Manager manager,
        Map<String, Object> attributes,
        List<String> roles,
        List<String> entitlements) {

    public Person {
        attributes = Map.copyOf(attributes);
        roles = List.copyOf(roles);
        entitlements = List.copyOf(entitlements);
    }

    /**
     * As far as the person's own record names them.
     *
     * @param query finds the rest; null if there is nothing to find them by
     * @param name the name that stands there
     * @param email null unless it stands there too
     */
    public record Manager(Query query, String name, String email) {}
}
