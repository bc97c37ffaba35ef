package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.internal.function.PathFunctionFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses functions that Jayway does not know. It looks a function up only when it evaluates, and inside a predicate takes
 * the failure for "does not match": a slip of the pen would silence a route without a word.
 */
final class FunctionNames {

    /** Would write into the body that all other filters read. */
    private static final String APPEND = "append";

    private static final Set<String> KNOWN = known();

    private static final Pattern QUOTED_OR_PATTERN =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|/(?:[^/\\\\]|\\\\.)*+/");
    private static final Pattern CALL = Pattern.compile("\\.\\s*(\\w+)\\s*\\(");

    private FunctionNames() {}

    static void check(String key, String expression) throws BadExpressionException {
        Matcher call = CALL.matcher(QUOTED_OR_PATTERN.matcher(expression).replaceAll("''"));
        while (call.find()) {
            String name = call.group(1);
            if (!KNOWN.contains(name)) {
                throw new BadExpressionException(
                        key, expression, "there is no function " + name + "(); there are " + String.join(", ", KNOWN));
            }
        }
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>(PathFunctionFactory.FUNCTIONS.keySet());
        names.remove(APPEND);
        return names;
    }
}
