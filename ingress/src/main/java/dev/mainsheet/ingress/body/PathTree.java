package dev.mainsheet.ingress.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths merged by their common beginnings, so that one pass over a body finds them all. Not changed once built. */
final class PathTree {

    private final Map<String, Field> fields = new HashMap<>();

    private final List<Target> targets = new ArrayList<>(0);

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
                element.fields.values().forEach(field -> field.forget(found));
            }
        }
    }

    /** A tree in which the path at {@code i} has the number {@code i}. */
    static PathTree of(List<BodyPath> paths) {
        PathTree root = new PathTree();
        for (int i = 0; i < paths.size(); i++) {
            root.add(paths.get(i), i);
        }
        return root;
    }

    private void add(BodyPath path, int number) {
        PathTree at = this;
        for (BodyPath.Step step : path.steps()) {
            at = at.fields
                    .computeIfAbsent(step.name(), name -> new Field())
                    .elements
                    .computeIfAbsent(step.element(), element -> new PathTree());
        }
        at.targets.add(new Target(number, path.intoArray()));
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
}
