package dev.mainsheet.ingress.body;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Paths merged by their common beginnings, so that one pass over a body finds them all. Not changed once built. */
final class PathTree {

    /** Stands at the place of a flag that was seen. */
    private static final String RAISED = "";

    private final Map<String, Field> fields;
    private final List<Target> targets = new ArrayList<>(0);
    private final List<Target> flags = new ArrayList<>(0);

    private PathTree(Map<String, Field> fields) {
        this.fields = fields;
    }

    /**
     * The end of a path.
     *
     * @param number the path's
     * @param intoArray whether an element of an array is meant as well
     */
    private record Target(int number, boolean intoArray) {}

    /** A field on a path: which tree goes on below it, by the element that is meant if it is an array. */
    static final class Field {
        private final Map<Integer, PathTree> elements = new HashMap<>();

        /** The tree below element {@code i}, or below the value itself ({@code i} 0); null where no path leads. */
        PathTree element(int i) {
            return elements.get(i);
        }

        /** Forgets what was found under this field: a field given twice counts as its last. */
        void forget(String[] found) {
            for (PathTree element : elements.values()) {
                element.targets.forEach(target -> found[target.number()] = null);
                element.flags.forEach(flag -> found[flag.number()] = null);
                element.fields.values().forEach(field -> field.forget(found));
            }
        }
    }

    /**
     * A tree in which the text at {@code texts.get(i)} has the number {@code i}, and the flag the number after them.
     *
     * @param flag a place at which any value counts but {@code false} and {@code null}
     */
    static PathTree of(List<BodyPath> texts, Optional<BodyPath> flag) {
        PathTree root = new PathTree(new HashMap<>());
        for (int i = 0; i < texts.size(); i++) {
            root.end(texts.get(i).steps(), HashMap::new)
                    .targets
                    .add(new Target(i, texts.get(i).intoArray()));
        }
        flag.ifPresent(
                path -> root.end(path.steps(), HashMap::new).flags.add(new Target(texts.size(), path.intoArray())));
        return root;
    }

    /** A tree of places that must not be missed: the case of names does not count, nor which element of an array. */
    static PathTree ofSecrets(List<BodyPath> places) {
        PathTree root = new PathTree(anyCase());
        for (BodyPath place : places) {
            root.end(BodyPath.of(place.names()).steps(), PathTree::anyCase)
                    .targets
                    .add(new Target(0, true));
        }
        return root;
    }

    private static Map<String, Field> anyCase() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** The tree at the end of a path, grown as far as it is not there yet. */
    private PathTree end(List<BodyPath.Step> steps, Supplier<Map<String, Field>> fieldMap) {
        PathTree at = this;
        for (BodyPath.Step step : steps) {
            at = at.fields
                    .computeIfAbsent(step.name(), name -> new Field())
                    .elements
                    .computeIfAbsent(step.element(), element -> new PathTree(fieldMap.get()));
        }
        return at;
    }

    /** The field of this name, or null where no path leads. */
    Field field(String name) {
        return fields.get(name);
    }

    /** Whether a path ends here. */
    boolean isTarget() {
        return !targets.isEmpty();
    }

    /** Whether a path goes on from here. */
    boolean goesOn() {
        return !fields.isEmpty();
    }

    /** Notes {@code text}, the value here, for every path that ends here. */
    void keep(String text, boolean inArray, String[] found) {
        for (Target target : targets) {
            if (target.intoArray() || !inArray) {
                found[target.number()] = text;
            }
        }
    }

    /** Notes that {@code value} stands here, for every flag that ends here. */
    void raise(JsonToken value, boolean inArray, String[] found) {
        if (value == JsonToken.VALUE_FALSE || value == JsonToken.VALUE_NULL) {
            return;
        }
        for (Target flag : flags) {
            if (flag.intoArray() ? value != JsonToken.START_ARRAY : !inArray) {
                found[flag.number()] = RAISED;
            }
        }
    }
}
