package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads filters in SailPoint's own language, as far as they are seen: {@code email.notNull()&&id=="…"}. */
final class PluginFilter {

    private static final Pattern TERM = Pattern.compile(
            "\\G\\s*(?<name>[A-Za-z]\\w*)\\s*(?:\\.(?<test>notNull|isNull)\\(\\)|==\\s*(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\"))"
                    + "\\s*(?<end>&&|$)");

    private PluginFilter() {}

    /**
     * Reads a filter.
     *
     * @param columns an attribute's one name by the name it has here
     * @return empty if it cannot be read, or names what is not there
     */
    static Optional<Condition> parse(String text, Function<String, Optional<String>> columns) {
        List<Condition> conditions = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            Optional<Condition> condition =
                    columns.apply(term.group("name")).flatMap(column -> condition(column, term));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
            if (term.group("end").isEmpty()) {
                return Optional.of(new Condition.All(conditions));
            }
        }
        return Optional.empty();
    }

    private static Optional<Condition> condition(String column, Matcher term) {
        if (term.group("test") != null) {
            return Optional.of(new Condition.Presence(column, term.group("test").equals("notNull")));
        }
        try {
            String value = ScimJson.MAPPER.readValue(term.group("text"), String.class);
            return Optional.of(new Condition.Comparison(column, Operator.EQ, value));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }
}
