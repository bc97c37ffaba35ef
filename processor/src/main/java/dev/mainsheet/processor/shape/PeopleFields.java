package dev.mainsheet.processor.shape;

import dev.mainsheet.directory.Person;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.people.Someone;
import dev.mainsheet.schemas.IsoTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a delivery body says of people: trees without anything that is absent. */
final class PeopleFields {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String EMAIL = "email";

    private PeopleFields() {}

    static Map<String, Object> recipient(People people) {
        return people.recipient().map(PeopleFields::reachable).orElse(Map.of());
    }

    /**
     * The subject, with its manager.
     *
     * @param facts what the event's body says of it; empty where it has none
     */
    static Map<String, Object> subject(Map<String, Object> facts, People people) {
        Map<String, Object> subject = new LinkedHashMap<>(facts);
        Optional<Someone> someone = first(people, Role.SUBJECT);
        someone.map(Someone::id).ifPresent(id -> subject.putIfAbsent(ID, id));
        if (!subject.containsKey(ID)) {
            return Map.of();
        }
        someone.map(Someone::name).ifPresent(name -> subject.putIfAbsent(NAME, name));
        someone.ifPresent(found -> put(subject, EMAIL, found.email()));
        Optional<Person> person = someone.flatMap(Someone::person);
        person.ifPresent(found -> {
            put(subject, "displayName", found.displayName());
            put(subject, "active", found.active());
        });
        put(
                subject,
                "manager",
                first(people, Role.MANAGER).map(PeopleFields::reachable).orElse(Map.of()));
        person.ifPresent(found -> {
            put(subject, "attributes", found.attributes());
            put(subject, "roles", found.roles());
            put(subject, "entitlements", found.entitlements());
        });
        return subject;
    }

    /** Everybody else by role, in the order of roles. */
    static Map<String, Object> others(People people) {
        Map<String, Object> others = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            if (role != Role.SUBJECT && role != Role.MANAGER) {
                put(others, role.text(), named(people, role));
            }
        }
        return others;
    }

    static Map<String, Object> enrichment(People people) {
        Map<String, Object> enrichment = new LinkedHashMap<>();
        enrichment.put("status", people.status().text());
        people.asOf().ifPresent(time -> enrichment.put("asOf", IsoTime.format(time)));
        return enrichment;
    }

    private static List<Map<String, Object>> named(People people, Role role) {
        return people.byRole().getOrDefault(role, List.of()).stream()
                .map(someone -> {
                    Map<String, Object> tree = new LinkedHashMap<>();
                    put(tree, ID, someone.id());
                    put(tree, NAME, someone.name());
                    put(tree, EMAIL, someone.email());
                    return tree;
                })
                .toList();
    }

    private static Optional<Someone> first(People people, Role role) {
        return people.byRole().getOrDefault(role, List.of()).stream().findFirst();
    }

    private static Map<String, Object> reachable(Someone someone) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, EMAIL, someone.email());
        put(tree, NAME, someone.name());
        return tree;
    }

    private static void put(Map<String, Object> tree, String field, Object value) {
        boolean absent = value == null
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!absent) {
            tree.put(field, value);
        }
    }
}
