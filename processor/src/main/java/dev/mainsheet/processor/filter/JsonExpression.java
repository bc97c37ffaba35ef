package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import dev.mainsheet.runtime.config.ExpressionSyntax;
import dev.mainsheet.schemas.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A JSONPath of Jayway's, compiled once and bounded in time.
 *
 * <p>Owned by one thread: Jayway keeps the arguments of its functions inside the compiled path, so two threads that shared
 * one would read each other's bodies.
 */
final class JsonExpression {

    /** How Jayway ends its complaint about a predicate on {@code null}: that place is as good as absent. */
    private static final String ON_NULL = "Current context is: null";

    private final JsonPath path;
    private final TimedTree tree;
    private final Configuration configuration;

    private JsonExpression(JsonPath path) {
        this.path = path;
        this.tree = new TimedTree();
        this.configuration = Configuration.builder()
                .jsonProvider(tree)
                .mappingProvider(new SameTree())
                .build();
    }

    static JsonExpression compile(String key, String expression) throws BadExpressionException {
        TimedOperators.install();
        Optional<String> problem = ExpressionSyntax.problem(expression);
        if (problem.isPresent()) {
            throw new BadExpressionException(key, expression, problem.get());
        }
        return new JsonExpression(JsonPath.compile(expression));
    }

    Evaluation evaluate(Object body, Deadline deadline) {
        tree.until(deadline);
        try {
            Object found = path.read(body, configuration);
            boolean noneOfMany = !path.isDefinite() && found instanceof List<?> matches && matches.isEmpty();
            return noneOfMany ? new Evaluation.Missing() : new Evaluation.Found(found);
        } catch (PathNotFoundException absent) {
            return new Evaluation.Missing();
        } catch (InvalidPathException misfit) {
            boolean onNull = misfit.getMessage() != null && misfit.getMessage().endsWith(ON_NULL);
            return onNull ? new Evaluation.Missing() : failed(misfit);
        } catch (OutOfTimeException over) {
            return new Evaluation.Broken(Reason.FILTER_TIMEOUT, "took longer than it may");
        } catch (RuntimeException | StackOverflowError thrown) {
            // A pattern with alternatives inside a repetition recurses once per character, and so may overflow the
            // stack.
            return failed(thrown);
        }
    }

    private static Evaluation failed(Throwable thrown) {
        return new Evaluation.Broken(Reason.FILTER_ERROR, thrown.getClass().getSimpleName());
    }
}
