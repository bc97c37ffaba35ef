package dev.mainsheet.schemas;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a path of field names through a tree of maps and lists, as JSON parsers give it. A list on the way stands for its
 * first element: {@code requestedFor} is an object in SailPoint's examples and an array in its API.
 */
public final class FieldPath {

    private FieldPath() {}

    /**
     * The text at the end of {@code path}: a string that is not blank, or a whole number as its digits. Anything else,
     * and whatever is not there, is empty.
     */
    public static Optional<String> text(Object tree, List<String> path) {
        Object here = tree;
        for (String field : path) {
            if (here instanceof List<?> several) {
                here = several.isEmpty() ? null : several.get(0);
            }
            here = here instanceof Map<?, ?> object ? object.get(field) : null;
        }
        return asText(here);
    }

    private static Optional<String> asText(Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        return whole ? Optional.of(value.toString()) : Optional.empty();
    }

    /** Reads the dotted form; the empty text is the empty path. */
    static List<String> parse(String dotted) {
        return dotted.isEmpty() ? List.of() : List.of(dotted.split("\\."));
    }
}
