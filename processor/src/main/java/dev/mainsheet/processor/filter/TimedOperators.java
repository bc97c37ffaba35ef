package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.Predicate.PredicateContext;
import com.jayway.jsonpath.internal.filter.Evaluator;
import com.jayway.jsonpath.internal.filter.EvaluatorFactory;
import com.jayway.jsonpath.internal.filter.RelationalOperator;
import com.jayway.jsonpath.internal.filter.ValueNodes.PatternNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts operators that keep to a {@link Deadline} in the place of Jayway's own. Jayway has no way to do so: its table of
 * operators and the pattern of {@code =~} are private. Of the ways around, this is the least bad: evaluating on another
 * thread cannot stop a running match, another regular-expression engine would be another dialect, and a fork would have to
 * be kept up. So the table is changed once, by reflection, and a Jayway that looks different inside stops the start. An
 * evaluation that is not ours has no deadline and sees no difference.
 */
final class TimedOperators {

    private static final MethodHandle COMPILED_PATTERN = replaceJaywaysOwn();

    private TimedOperators() {}

    /** Has them in place when it returns; the work is done once, when this class is initialised. */
    static void install() {
        if (COMPILED_PATTERN == null) {
            throw new IllegalStateException("the operators of filters are not in place");
        }
    }

    private static MethodHandle replaceJaywaysOwn() {
        try {
            Field table = EvaluatorFactory.class.getDeclaredField("evaluators");
            table.setAccessible(true);
            @SuppressWarnings("unchecked")
            Map<RelationalOperator, Evaluator> operators = (Map<RelationalOperator, Evaluator>) table.get(null);
            replace(operators, RelationalOperator.REGEX, new MatchesPattern());
            replace(operators, RelationalOperator.CONTAINS, ListOperators::contains);
            replace(operators, RelationalOperator.IN, ListOperators::in);
            replace(operators, RelationalOperator.NIN, ListOperators::notIn);
            replace(operators, RelationalOperator.ANYOF, ListOperators::anyOf);
            replace(operators, RelationalOperator.NONEOF, ListOperators::noneOf);
            replace(operators, RelationalOperator.SUBSETOF, ListOperators::subsetOf);
            Method pattern = PatternNode.class.getDeclaredMethod("getCompiledPattern");
            pattern.setAccessible(true);
            return MethodHandles.lookup().unreflect(pattern);
        } catch (ReflectiveOperationException | ClassCastException different) {
            throw new IllegalStateException(
                    "this version of json-path is built differently inside, and filters could not be bounded in time; "
                            + "use the version that Mainsheet ships with",
                    different);
        }
    }

    private static void replace(
            Map<RelationalOperator, Evaluator> operators, RelationalOperator name, Evaluator operator) {
        if (operators.put(name, operator) == null) {
            throw new ClassCastException("no operator " + name);
        }
    }

    static Pattern compiled(PatternNode node) {
        try {
            return (Pattern) COMPILED_PATTERN.invokeExact(node);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a compiled pattern cannot be read", impossible);
        }
    }

    /** The deadline of the evaluation that {@code context} belongs to. */
    static Deadline deadline(PredicateContext context) {
        return context.configuration().jsonProvider() instanceof TimedTree ours ? ours.deadline() : NEVER;
    }

    private static final Deadline NEVER = new Deadline(() -> 0, Long.MAX_VALUE);
}
