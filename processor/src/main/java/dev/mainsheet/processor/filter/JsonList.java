package dev.mainsheet.processor.filter;

import dev.mainsheet.schemas.Reason;
import java.util.List;

/** The elements that a JSONPath leads to. Owned by one thread, see {@link JsonExpression}. */
public final class JsonList {

    /** What came of it. */
    public sealed interface Result {}

    /** The elements, those of a list where it leads to one; none where the body has no such place, or null there. */
    public record Elements(List<?> values) implements Result {}

    /**
     * No answer; see {@link FilterResult.Broken}.
     *
     * @param reason {@link Reason#FILTER_TIMEOUT} or {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure, without anything from the body
     */
    public record Broken(Reason reason, String cause) implements Result {}

    private final JsonExpression expression;

    private JsonList(JsonExpression expression) {
        this.expression = expression;
    }

    /**
     * @param key where it stands in the configuration
     * @throws BadExpressionException naming the key, if it cannot be used
     */
    public static JsonList compile(String key, String expression) throws BadExpressionException {
        return new JsonList(JsonExpression.compile(key, expression));
    }

    /** The elements in {@code body}, a tree of maps and lists. */
    public Result in(Object body, Deadline deadline) {
        Evaluation evaluation = expression.evaluate(body, deadline);
        if (evaluation instanceof Evaluation.Broken broken) {
            return new Broken(broken.reason(), broken.cause());
        }
        return new Elements(evaluation instanceof Evaluation.Found found ? elements(found.value()) : List.of());
    }

    private static List<?> elements(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
