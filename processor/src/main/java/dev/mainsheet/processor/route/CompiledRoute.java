package dev.mainsheet.processor.route;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.filter.FilterResult;
import dev.mainsheet.processor.filter.JsonFilter;
import java.util.Optional;

/** A route with its filters compiled. Owned by one thread, as they are. */
record CompiledRoute(Route route, Optional<JsonFilter> filter, Optional<JsonFilter> when) {

    static CompiledRoute compile(Route route) throws BadExpressionException {
        return new CompiledRoute(
                route, compile(route.key() + ".filter", route.filter()), compile(route.key() + ".when", route.when()));
    }

    private static Optional<JsonFilter> compile(String key, Optional<String> expression) throws BadExpressionException {
        return expression.isEmpty() ? Optional.empty() : Optional.of(JsonFilter.compile(key, expression.get()));
    }

    /** Whether the event passes here: its filter first, then, if that passes, its {@code when}. */
    FilterResult test(Candidate event, EvaluationTime time) {
        if (filter.isPresent()) {
            FilterResult result = filter.get().test(event.body(), time.next());
            if (result != FilterResult.Answer.PASSED) {
                return result;
            }
        }
        return when.isEmpty()
                ? FilterResult.Answer.PASSED
                : when.get().test(event.finished(route.payload()), time.next());
    }
}
