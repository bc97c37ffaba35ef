package dev.mainsheet.testkit.iiq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The identities and applications of a site, in the order they were added. Thread-safe. */
final class Population {

    private final Map<String, IiqPerson> people = new LinkedHashMap<>();
    private final Map<String, IiqApplication> applications = new LinkedHashMap<>();
    private final Set<String> extended = new HashSet<>();

    /** Who has which text in an attribute, in lower case; made when an attribute is first asked by, void at each change. */
    private final Map<String, Map<String, List<IiqPerson>>> index = new HashMap<>();

    /** Adds identities; one of the same id takes the place of the other. */
    synchronized void add(Collection<IiqPerson> added) {
        for (IiqPerson person : added) {
            people.put(person.id(), person);
            extended.addAll(person.attributes().keySet());
        }
        index.clear();
    }

    /** Removes an identity, as the task does that follows a leaver; its attributes' names stay the site's. */
    synchronized void remove(String id) {
        people.remove(id);
        index.clear();
    }

    synchronized void add(IiqApplication application) {
        applications.put(application.id(), application);
    }

    synchronized Optional<IiqPerson> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    synchronized Optional<IiqApplication> application(String id) {
        return Optional.ofNullable(applications.get(id));
    }

    synchronized List<IiqApplication> applications() {
        return List.copyOf(applications.values());
    }

    /** The one name of an attribute, by any that may stand in a filter. */
    synchronized Optional<String> attribute(String name) {
        return UserAttributes.resolve(name, extended);
    }

    /** Everybody the condition holds of. */
    synchronized List<IiqPerson> find(Condition condition) {
        return condition.key().map(this::having).orElseGet(() -> new ArrayList<>(people.values())).stream()
                .filter(person -> condition.holds(attribute -> UserAttributes.values(person, attribute)))
                .toList();
    }

    /** Whether somebody's manager has this id. */
    synchronized boolean manages(String id) {
        return !having(new Condition.Comparison(UserAttributes.MANAGER_ID, Operator.EQ, id))
                .isEmpty();
    }

    private List<IiqPerson> having(Condition.Comparison key) {
        return index.computeIfAbsent(key.attribute(), this::indexOf)
                .getOrDefault(lower(key.operand().toString()), List.of());
    }

    private Map<String, List<IiqPerson>> indexOf(String attribute) {
        Map<String, List<IiqPerson>> byValue = new HashMap<>();
        for (IiqPerson person : people.values()) {
            for (Object value : UserAttributes.values(person, attribute)) {
                byValue.computeIfAbsent(lower(value.toString()), absent -> new ArrayList<>())
                        .add(person);
            }
        }
        return byValue;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
