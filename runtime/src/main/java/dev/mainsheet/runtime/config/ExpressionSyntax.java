package dev.mainsheet.runtime.config;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.internal.function.PathFunctionFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Refuses what Jayway lets through. It looks a function up only when it evaluates, and inside a predicate takes the failure
 * for "does not match"; of {@code $.x[} it makes {@code $.x}. A slip of the pen would open or silence a route without a
 * word.
 */
public final class ExpressionSyntax {

    /** Would write into the body that all other filters read. */
    private static final String APPEND = "append";

    private static final Set<String> FUNCTIONS = functions();

    private static final Pattern QUOTED_OR_PATTERN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|/(?:[^/\\\\]|\\\\.)*+/");
    private static final Pattern CALL = Pattern.compile("\\.\\s*(\\w+)\\s*\\(");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private ExpressionSyntax() {}

    /** What is wrong with {@code expression}, with the position where there is one; empty if it can be used. */
    public static Optional<String> problem(String expression) {
        if (!expression.startsWith("$")) {
            return Optional.of("it must start with $");
        }
        String syntax = QUOTED_OR_PATTERN
                .matcher(expression)
                .replaceAll(literal -> "_".repeat(literal.group().length()));
        return brackets(syntax).or(() -> functions(syntax)).or(() -> jayways(expression));
    }

    private static Optional<String> jayways(String expression) {
        try {
            JsonPath.compile(expression);
            return Optional.empty();
        } catch (RuntimeException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static Optional<String> brackets(String syntax) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < syntax.length(); at++) {
            char here = syntax.charAt(at);
            if (OPENING.indexOf(here) >= 0) {
                open.push(at);
            } else if (CLOSING.indexOf(here) >= 0
                    && (open.isEmpty() || OPENING.indexOf(syntax.charAt(open.pop())) != CLOSING.indexOf(here))) {
                return Optional.of(here + " at position " + at + " closes nothing");
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(syntax.charAt(open.peek()) + " at position " + open.peek() + " is not closed");
    }

    private static Optional<String> functions(String syntax) {
        return CALL.matcher(syntax)
                .results()
                .map(call -> call.group(1))
                .filter(name -> !FUNCTIONS.contains(name))
                .map(name -> "there is no function " + name + "(); there are " + String.join(", ", FUNCTIONS))
                .findFirst();
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>(PathFunctionFactory.FUNCTIONS.keySet());
        names.remove(APPEND);
        return names;
    }
}
