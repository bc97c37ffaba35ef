package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.internal.function.PathFunctionFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what Jayway lets through. It looks a function up only when it evaluates, and inside a predicate takes the failure
 * for "does not match"; of {@code $.x[} it makes {@code $.x}. A slip of the pen would open or silence a route without a
 * word.
 */
final class ExpressionSyntax {

    /** Would write into the body that all other filters read. */
    private static final String APPEND = "append";

    private static final Set<String> FUNCTIONS = functions();

    private static final Pattern QUOTED_OR_PATTERN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|/(?:[^/\\\\]|\\\\.)*+/");
    private static final Pattern CALL = Pattern.compile("\\.\\s*(\\w+)\\s*\\(");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private ExpressionSyntax() {}

    static void check(String key, String expression) throws BadExpressionException {
        String syntax = QUOTED_OR_PATTERN
                .matcher(expression)
                .replaceAll(literal -> "_".repeat(literal.group().length()));
        checkBrackets(key, expression, syntax);
        checkFunctions(key, expression, syntax);
    }

    private static void checkBrackets(String key, String expression, String syntax) throws BadExpressionException {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < syntax.length(); at++) {
            char here = syntax.charAt(at);
            if (OPENING.indexOf(here) >= 0) {
                open.push(at);
            } else if (CLOSING.indexOf(here) >= 0
                    && (open.isEmpty() || OPENING.indexOf(syntax.charAt(open.pop())) != CLOSING.indexOf(here))) {
                throw new BadExpressionException(key, expression, here + " at position " + at + " closes nothing");
            }
        }
        if (!open.isEmpty()) {
            int at = open.pop();
            throw new BadExpressionException(
                    key, expression, syntax.charAt(at) + " at position " + at + " is not closed");
        }
    }

    private static void checkFunctions(String key, String expression, String syntax) throws BadExpressionException {
        Matcher call = CALL.matcher(syntax);
        while (call.find()) {
            if (!FUNCTIONS.contains(call.group(1))) {
                throw new BadExpressionException(
                        key,
                        expression,
                        "there is no function " + call.group(1) + "(); there are " + String.join(", ", FUNCTIONS));
            }
        }
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>(PathFunctionFactory.FUNCTIONS.keySet());
        names.remove(APPEND);
        return names;
    }
}
