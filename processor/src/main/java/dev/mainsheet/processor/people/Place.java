package dev.mainsheet.processor.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where in a body people stand: field names from the root. A list on the way stands for all its elements.
 *
 * @param path the way to references; the empty way is the root
 * @param names what stands there instead of a reference's own fields, by those; empty where references are objects
 */
record Place(List<String> path, Map<String, String> names) {

    Place {
        path = List.copyOf(path);
    }

    /** References at a dotted way, such as {@code source.owner}. */
    static Place at(String dotted) {
        return new Place(List.of(dotted.split("\\.")), Map.of());
    }

    /** One person in two fields of the root, such as {@code identityId} and {@code identityName}. */
    static Place flat(String field, String ownField, String nameField) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(field, ownField);
        names.put("name", nameField);
        return new Place(List.of(), names);
    }

    Stream<Reference> people(Object body) {
        return nodes(Stream.of(body), path).map(this::reference).flatMap(Reference::people);
    }

    private Object reference(Object node) {
        if (names.isEmpty() || !(node instanceof Map<?, ?> object)) {
            return node;
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        names.forEach((own, there) -> {
            if (object.get(there) != null) {
                reference.put(own, object.get(there));
            }
        });
        return reference;
    }

    private static Stream<Object> nodes(Stream<Object> from, List<String> path) {
        Stream<Object> nodes = from;
        for (String field : path) {
            nodes = nodes.flatMap(Place::elements)
                    .flatMap(node ->
                            node instanceof Map<?, ?> object ? Stream.ofNullable(object.get(field)) : Stream.of());
        }
        return nodes;
    }

    private static Stream<Object> elements(Object node) {
        return node instanceof List<?> several ? several.stream().flatMap(Place::elements) : Stream.ofNullable(node);
    }

    /** As in the documentation, such as {@code source.owner}, or {@code ownerEmail, ownerName}. */
    @Override
    public String toString() {
        return names.isEmpty() ? String.join(".", path) : String.join(", ", names.values());
    }
}
