package dev.mainsheet.processor.filter;

import java.util.Collection;
import java.util.Map;

/**
 * A filter in SailPoint's own dialect. It passes when the expression yields {@code true} or anything that is not empty;
 * {@code null}, {@code false}, an empty list, map or string, and a place that the body does not have do not pass.
 *
 * <p>Owned by one thread, see {@link JsonExpression}.
 */
public final class JsonFilter {

    private final JsonExpression expression;

    private JsonFilter(JsonExpression expression) {
        this.expression = expression;
    }

    /**
     * @param key where it stands in the configuration
     * @throws BadExpressionException naming the key, if it cannot be used
     */
    public static JsonFilter compile(String key, String expression) throws BadExpressionException {
        return new JsonFilter(JsonExpression.compile(key, expression));
    }

    /** Asks it about {@code body}, a tree of maps and lists, which is left as it is. */
    public FilterResult test(Object body, Deadline deadline) {
        Evaluation evaluation = expression.evaluate(body, deadline);
        if (evaluation instanceof Evaluation.Broken broken) {
            return new FilterResult.Broken(broken.reason(), broken.cause());
        }
        return evaluation instanceof Evaluation.Found found && passes(found.value())
                ? FilterResult.Answer.PASSED
                : FilterResult.Answer.REFUSED;
    }

    private static boolean passes(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        return value != null;
    }
}
