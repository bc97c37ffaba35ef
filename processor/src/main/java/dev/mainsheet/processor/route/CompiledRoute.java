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

    /** Whether the event passes here as far as can be said now: its filter first, then, if that passes, its {@code when}. */
    FilterResult test(Candidate event, EvaluationTime time) {
        FilterResult filtered =
                filter.isEmpty() ? FilterResult.Answer.PASSED : filter.get().test(event.body(), time.next());
        return filtered == FilterResult.Answer.PASSED && !route.finishesLater() ? finish(event, time) : filtered;
    }

    /** Whether the finished body passes. */
    FilterResult finish(Candidate event, EvaluationTime time) {
        return when.isEmpty() ? FilterResult.Answer.PASSED : when.get().test(event.finished(route), time.next());
    }
}
