package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.ValueNode;
import com.jayway.jsonpath.internal.filter.ValueNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a list as Jayway's nodes. Jayway's own conversion compiles every string that begins with {@code $} or
 * {@code @} as a path, and parses every one that looks like JSON: with a body from outside, that is somebody else's program
 * on our stream thread, and it throws on elements that are maps. Here a string is a string.
 */
final class Nodes {

    private Nodes() {}

    /**
     * The elements of {@code node}, or nothing where it is JSON of another kind.
     *
     * @throws InvalidPathException if it is no JSON at all; inside a predicate Jayway takes that for "does not match"
     */
    static Optional<List<ValueNode>> elements(ValueNode node, PredicateContext context) {
        if (node.isValueListNode()) {
            return Optional.of(node.asValueListNode().getNodes());
        }
        if (!node.isJsonNode()) {
            throw new InvalidPathException("Expected a list");
        }
        if (!(node.asJsonNode().parse(context) instanceof List<?> list)) {
            return Optional.empty();
        }
        Deadline deadline = TimedOperators.deadline(context);
        List<ValueNode> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            deadline.check();
            elements.add(of(element));
        }
        return Optional.of(elements);
    }

    private static ValueNode of(Object value) {
        if (value == null) {
            return ValueNodes.NULL_NODE;
        }
        if (value instanceof String text) {
            return ValueNode.createStringNode(text, false);
        }
        if (value instanceof Number number) {
            return ValueNode.createNumberNode(number.toString());
        }
        if (value instanceof Boolean truth) {
            return truth ? ValueNodes.TRUE : ValueNodes.FALSE;
        }
        return ValueNode.createJsonNode(value);
    }
}
