package dev.mainsheet.testkit.isc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the filters of public identities that are used: one equality with an id, an alias or an email. */
final class IdentityFilter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern EQUALITY =
            Pattern.compile("\\s*(?<field>\\w+)\\s+eq\\s+(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\")\\s*");
    private static final Map<String, Function<IscPerson, Optional<String>>> FIELDS =
            Map.of("id", person -> Optional.of(person.id()), "alias", IscPerson::alias, "email", IscPerson::email);

    private IdentityFilter() {}

    /** Empty if it cannot be read. Texts are compared without regard to case; whether they are there is not published. */
    static Optional<Predicate<IscPerson>> parse(String text) {
        Matcher equality = EQUALITY.matcher(text);
        if (!equality.matches() || !FIELDS.containsKey(equality.group("field"))) {
            return Optional.empty();
        }
        Function<IscPerson, Optional<String>> field = FIELDS.get(equality.group("field"));
        return unquoted(equality.group("text"))
                .map(wanted -> person ->
                        field.apply(person).filter(wanted::equalsIgnoreCase).isPresent());
    }

    private static Optional<String> unquoted(String quoted) {
        try {
            return Optional.of(JSON.readValue(quoted, String.class));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }
}
