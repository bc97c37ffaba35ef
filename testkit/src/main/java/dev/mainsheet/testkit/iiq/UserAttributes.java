package dev.mainsheet.testkit.iiq;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The attributes identities can be filtered and sorted by. Extended ones have their full name, and in filters also the
 * short one; letter case counts, so that a configuration that guesses it is found out.
 */
final class UserAttributes {

    static final String MANAGER_ID = Urn.ENTERPRISE_USER + ":manager.value";

    private static final Map<String, Function<IiqPerson, List<Object>>> READERS = Map.ofEntries(
            Map.entry("id", person -> List.of(person.id())),
            Map.entry("userName", person -> List.of(person.userName())),
            Map.entry("displayName", person -> List.of(person.displayName())),
            Map.entry("userType", person -> listOf(person.userType())),
            Map.entry("active", person -> List.of(person.active())),
            Map.entry("name.formatted", person -> List.of(person.displayName())),
            Map.entry("name.givenName", person -> listOf(person.givenName())),
            Map.entry("name.familyName", person -> listOf(person.familyName())),
            Map.entry("emails.value", person -> listOf(person.email())),
            Map.entry(MANAGER_ID, person -> listOf(person.managerId())),
            Map.entry(Urn.SAILPOINT_USER + ":riskScore", person -> listOf(person.riskScore())),
            Map.entry(Urn.SAILPOINT_USER + ":capabilities", person -> List.of()));

    private UserAttributes() {}

    /**
     * The one name of an attribute.
     *
     * @param name full or short
     * @param extended the short names of the site's extended attributes
     */
    static Optional<String> resolve(String name, Set<String> extended) {
        String core = name.startsWith(Urn.CORE_USER + ":") ? name.substring(Urn.CORE_USER.length() + 1) : name;
        if (READERS.containsKey(core)) {
            return Optional.of(core);
        }
        String full = name.startsWith(Urn.SAILPOINT_USER + ":") ? name : Urn.SAILPOINT_USER + ":" + name;
        return READERS.containsKey(full) || extended.contains(full.substring(Urn.SAILPOINT_USER.length() + 1))
                ? Optional.of(full)
                : Optional.empty();
    }

    /**
     * What an identity has of an attribute.
     *
     * @param attribute its one name
     */
    static List<Object> values(IiqPerson person, String attribute) {
        Function<IiqPerson, List<Object>> reader = READERS.get(attribute);
        return reader != null
                ? reader.apply(person)
                : flat(Optional.ofNullable(
                        person.attributes().get(attribute.substring(Urn.SAILPOINT_USER.length() + 1))));
    }

    private static List<Object> listOf(Optional<?> value) {
        return value.<List<Object>>map(List::of).orElse(List.of());
    }

    private static List<Object> flat(Optional<Object> value) {
        return value.filter(List.class::isInstance)
                .<List<Object>>map(list -> new ArrayList<>((List<?>) list))
                .orElse(listOf(value));
    }
}
