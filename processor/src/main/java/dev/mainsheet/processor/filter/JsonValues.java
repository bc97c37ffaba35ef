package dev.mainsheet.processor.filter;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What stands at a JSONPath. Owned by one thread, see {@link JsonExpression}. */
public final class JsonValues {

    private final JsonExpression expression;

    private JsonValues(JsonExpression expression) {
        this.expression = expression;
    }

    /**
     * @param key where it stands in the configuration
     * @throws BadExpressionException naming the key, if it cannot be used
     */
    public static JsonValues compile(String key, String expression) throws BadExpressionException {
        return new JsonValues(JsonExpression.compile(key, expression));
    }

    /** The value in {@code body} as a list of one, null too; empty where there is none, or none in time. */
    public Optional<List<Object>> in(Object body, Deadline deadline) {
        return expression.evaluate(body, deadline) instanceof Evaluation.Found found
                ? Optional.of(Collections.singletonList(found.value()))
                : Optional.empty();
    }
}
