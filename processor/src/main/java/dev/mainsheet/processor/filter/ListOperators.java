package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.ValueNode;
import java.util.List;
import java.util.Optional;

/** The operators on lists and substrings, with Jayway's meaning, asking the deadline at every comparison. */
final class ListOperators {

    private ListOperators() {}

    static boolean contains(ValueNode left, ValueNode right, PredicateContext context) {
        if (left.isStringNode() && right.isStringNode()) {
            return contains(
                    left.asStringNode().getString(), right.asStringNode().getString(), context);
        }
        return left.isJsonNode()
                && Nodes.elements(left, context)
                        .map(elements -> has(elements, right, context))
                        .orElse(false);
    }

    /** Both may come from the body, and looking for one long text in another takes the product of their lengths. */
    private static boolean contains(String text, String part, PredicateContext context) {
        if (part.isEmpty()) {
            return true;
        }
        Deadline deadline = TimedOperators.deadline(context);
        int last = text.length() - part.length();
        for (int at = text.indexOf(part.charAt(0)); at >= 0 && at <= last; at = text.indexOf(part.charAt(0), at + 1)) {
            if (standsAt(text, at, part, deadline)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAt(String text, int at, String part, Deadline deadline) {
        for (int i = 0; i < part.length(); i++) {
            deadline.check();
            if (text.charAt(at + i) != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean in(ValueNode left, ValueNode right, PredicateContext context) {
        return Nodes.elements(right, context)
                .map(elements -> has(elements, left, context))
                .orElse(false);
    }

    static boolean notIn(ValueNode left, ValueNode right, PredicateContext context) {
        return !in(left, right, context);
    }

    static boolean anyOf(ValueNode left, ValueNode right, PredicateContext context) {
        return common(left, right, context).orElse(false);
    }

    static boolean noneOf(ValueNode left, ValueNode right, PredicateContext context) {
        return common(left, right, context).map(any -> !any).orElse(false);
    }

    static boolean subsetOf(ValueNode left, ValueNode right, PredicateContext context) {
        Optional<List<ValueNode>> of = Nodes.elements(right, context);
        Optional<List<ValueNode>> these = Nodes.elements(left, context);
        return of.isPresent()
                && these.isPresent()
                && these.get().stream().allMatch(element -> has(of.get(), element, context));
    }

    /** Whether two lists have an element in common; nothing where one of them is no list. */
    private static Optional<Boolean> common(ValueNode left, ValueNode right, PredicateContext context) {
        Optional<List<ValueNode>> ofRight = Nodes.elements(right, context);
        Optional<List<ValueNode>> ofLeft = Nodes.elements(left, context);
        return ofLeft.flatMap(these ->
                ofRight.map(those -> these.stream().anyMatch(element -> has(those, element, context))));
    }

    private static boolean has(List<ValueNode> elements, ValueNode wanted, PredicateContext context) {
        Deadline deadline = TimedOperators.deadline(context);
        for (ValueNode element : elements) {
            deadline.check();
            if (element.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
