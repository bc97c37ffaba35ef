package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SCIM filters as far as IdentityIQ is known to take them: comparisons joined by {@code and} and {@code or}. Anything
 * else is refused: {@code not}, groups, {@code pr}, {@code co}, negative numbers, attributes nobody has.
 */
final class ScimFilter {

    private static final Pattern TOKEN = Pattern.compile("\\G\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\\s\"]+)(?=\\s|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final String text;
    private final Function<String, Optional<String>> attributes;
    private final List<String> tokens;
    private int next;

    private ScimFilter(String text, Function<String, Optional<String>> attributes, List<String> tokens) {
        this.text = text;
        this.attributes = attributes;
        this.tokens = tokens;
    }

    /**
     * Reads a filter.
     *
     * @param attributes an attribute's one name by any name it may have in a filter
     */
    static Condition parse(String text, Function<String, Optional<String>> attributes) throws ScimRefusal {
        return new ScimFilter(text, attributes, tokens(text)).either();
    }

    private static List<String> tokens(String text) throws ScimRefusal {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw ScimRefusal.invalidFilter(text);
        }
        return tokens;
    }

    private Condition either() throws ScimRefusal {
        List<Condition> alternatives = new ArrayList<>(List.of(both()));
        while (next < tokens.size()) {
            // Whatever does not join two conditions has been left by the last one.
            expect("or");
            alternatives.add(both());
        }
        return new Condition.Any(alternatives);
    }

    private Condition both() throws ScimRefusal {
        List<Condition> conditions = new ArrayList<>(List.of(comparison()));
        while (next < tokens.size() && tokens.get(next).equalsIgnoreCase("and")) {
            next++;
            conditions.add(comparison());
        }
        return new Condition.All(conditions);
    }

    private Condition comparison() throws ScimRefusal {
        String attribute = attribute(take());
        Operator operator = Operator.named(take().toLowerCase(Locale.ROOT)).orElseThrow(this::refused);
        Object operand = operand(take());
        if (!operator.takes(operand)) {
            throw refused();
        }
        return new Condition.Comparison(attribute, operator, operand);
    }

    private String attribute(String name) throws ScimRefusal {
        if (name.matches(".*\\baccounts[.:]value")) {
            throw ScimRefusal.invalidValue("accounts cannot be filtered by");
        }
        return attributes.apply(name).orElseThrow(this::refused);
    }

    private Object operand(String token) throws ScimRefusal {
        if (token.startsWith("\"")) {
            try {
                return ScimJson.MAPPER.readValue(token, String.class);
            } catch (JsonProcessingException malformed) {
                throw refused();
            }
        }
        if (NUMBER.matcher(token).matches()) {
            return Integer.valueOf(token);
        }
        return switch (token) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused();
        };
    }

    private void expect(String word) throws ScimRefusal {
        if (!take().equalsIgnoreCase(word)) {
            throw refused();
        }
    }

    private String take() throws ScimRefusal {
        if (next == tokens.size()) {
            throw refused();
        }
        return tokens.get(next++);
    }

    private ScimRefusal refused() {
        return ScimRefusal.invalidFilter(text);
    }
}
