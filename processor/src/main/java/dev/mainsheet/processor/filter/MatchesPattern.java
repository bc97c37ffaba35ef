package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.Evaluator;
import com.jayway.jsonpath.internal.filter.ValueNode;
import java.util.regex.Pattern;

/**
 * {@code =~}: the whole of a text, or of one element of a list, matches a regular expression, within the deadline. As in
 * Jayway, what is neither text, number nor boolean is matched as the empty text.
 */
final class MatchesPattern implements Evaluator {

    @Override
    public boolean evaluate(ValueNode left, ValueNode right, PredicateContext context) {
        if (left.isPatternNode() == right.isPatternNode()) {
            return false;
        }
        Pattern pattern = TimedOperators.compiled(left.isPatternNode() ? left.asPatternNode() : right.asPatternNode());
        ValueNode value = left.isPatternNode() ? right : left;
        Deadline deadline = TimedOperators.deadline(context);
        if (value.isValueListNode() || value.isJsonNode() && value.asJsonNode().isArray(context)) {
            return Nodes.elements(value, context).stream()
                    .flatMap(java.util.List::stream)
                    .anyMatch(element -> matches(pattern, element, deadline));
        }
        return matches(pattern, value, deadline);
    }

    private static boolean matches(Pattern pattern, ValueNode value, Deadline deadline) {
        return pattern.matcher(new TimedText(text(value), deadline)).matches();
    }

    private static String text(ValueNode value) {
        if (value.isStringNode() || value.isNumberNode()) {
            return value.asStringNode().getString();
        }
        return value.isBooleanNode() ? value.asBooleanNode().toString() : "";
    }
}
