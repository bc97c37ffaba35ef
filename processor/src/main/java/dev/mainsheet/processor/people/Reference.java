package dev.mainsheet.processor.people;

import dev.mainsheet.schemas.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody, as a body names them: an object with {@code id}, {@code name}, {@code email} or {@code alias}, or a text that is
 * an email or else an id.
 *
 * @param type such as {@code IDENTITY}, empty where the body does not say
 * @param email only what could be one
 * @param fields the whole object
 */
record Reference(
        Optional<String> type,
        Optional<String> id,
        Optional<String> name,
        Optional<String> email,
        Optional<String> alias,
        Map<String, Object> fields) {

    private static final String IDENTITY = "IDENTITY";

    /** The people that a node of a body names: one, or each of a list; nobody where it names something else. */
    static Stream<Reference> people(Object node) {
        if (node instanceof List<?> several) {
            return several.stream().flatMap(Reference::people);
        }
        return person(node).stream();
    }

    /** One of whom nothing but a name is known. */
    static Reference named(String name) {
        return of(Map.of("name", name));
    }

    /** The person that a node of a body names; empty where it names nobody, several, or something else. */
    static Optional<Reference> person(Object node) {
        return fields(node).map(Reference::of).filter(Reference::isPerson);
    }

    private static Optional<Map<String, Object>> fields(Object node) {
        if (node instanceof Map<?, ?> object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return Optional.of(fields);
        }
        return FieldPath.text(node, List.of()).map(text -> Map.of(text.contains("@") ? "email" : "id", text));
    }

    private static Reference of(Map<String, Object> fields) {
        return new Reference(
                text(fields, "type"),
                text(fields, "id"),
                text(fields, "name").or(() -> text(fields, "displayName")),
                text(fields, "email").filter(email -> email.contains("@")),
                text(fields, "alias"),
                fields);
    }

    private static Optional<String> text(Map<String, Object> fields, String name) {
        return FieldPath.text(fields, List.of(name));
    }

    private boolean isPerson() {
        boolean named = id.isPresent() || name.isPresent() || email.isPresent() || alias.isPresent();
        return named && type.map(IDENTITY::equalsIgnoreCase).orElse(true);
    }

    /** Equal for two references to one person, as far as can be seen: a role names everybody once. */
    String distinction() {
        return id.map(own -> "id " + own)
                .or(() -> email.map(own -> "email " + own))
                .or(() -> alias.map(own -> "alias " + own))
                .orElseGet(() -> "name " + name.orElse(""));
    }
}
