package dev.mainsheet.testkit.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one fault as stand-ins take it:
 * {@code {"match":{"path","id"},"count","status","delayMs","retryAfter","body","drop","hang"}}, where {@code body} is one of
 * {@code html}, {@code cut-json}, {@code other-json}, {@code huge}. All fields may be left out; the default is any request,
 * once, and a fault must do something.
 */
public final class FaultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> FIELDS =
            Set.of("match", "count", "status", "delayMs", "retryAfter", "body", "drop", "hang");
    private static final Set<String> MATCH_FIELDS = Set.of("path", "id");
    private static final int MAX_DELAY_MS = 3_600_000;

    private FaultJson() {}

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException naming the field and what it must be
     */
    public static Fault read(String json) {
        JsonNode root = object("the fault", parse(json));
        onlyKnown("the fault", root, FIELDS);
        Fault.Effect effect = effect(root);
        if (effect.equals(Fault.Effect.NONE)) {
            throw new IllegalArgumentException(
                    "the fault does nothing: give it status, delayMs, retryAfter, body, drop or hang");
        }
        return new Fault(
                match(field(root, "match")),
                number(root, "count", 1, Integer.MAX_VALUE).orElse(1),
                effect);
    }

    private static Fault.Effect effect(JsonNode root) {
        Duration delay =
                Duration.ofMillis(number(root, "delayMs", 0, MAX_DELAY_MS).orElse(0));
        return new Fault.Effect(number(root, "status", 200, 599), delay, retryAfter(root), body(root), ending(root));
    }

    private static Optional<FaultyBody> body(JsonNode root) {
        return text(root, "body").map(FaultyBody::named);
    }

    private static Fault.Ending ending(JsonNode root) {
        boolean drop = flag(root, "drop");
        if (flag(root, "hang")) {
            if (drop) {
                throw new IllegalArgumentException("drop and hang exclude each other: leave one out");
            }
            return Fault.Ending.HANG;
        }
        return drop ? Fault.Ending.DROP : Fault.Ending.ANSWER;
    }

    private static Fault.Match match(Optional<JsonNode> match) {
        if (match.isEmpty()) {
            return Fault.Match.ANY;
        }
        JsonNode fields = object("match", match.get());
        onlyKnown("match", fields, MATCH_FIELDS);
        return new Fault.Match(text(fields, "path"), text(fields, "id"));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage());
        }
    }

    private static JsonNode object(String what, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + " is not a JSON object");
        }
        return node;
    }

    private static void onlyKnown(String what, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        what + " has no field \"" + name + "\", only " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    /** Absent also where it is null: that is how many languages write an absent field. */
    private static Optional<JsonNode> field(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static OptionalInt number(JsonNode object, String name, int from, int to) {
        Optional<JsonNode> value = field(object, name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        JsonNode number = value.get();
        if (!number.canConvertToInt()
                || number.asDouble() != number.intValue()
                || number.intValue() < from
                || number.intValue() > to) {
            throw new IllegalArgumentException(
                    name + ": " + number + " is not a whole number from " + from + " to " + to);
        }
        return OptionalInt.of(number.intValue());
    }

    private static boolean flag(JsonNode object, String name) {
        Optional<JsonNode> value = field(object, name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw new IllegalArgumentException(name + ": " + value.get() + " is not true or false");
        }
        return value.isPresent() && value.get().booleanValue();
    }

    private static Optional<String> text(JsonNode object, String name) {
        return field(object, name).map(value -> {
            String text = value.textValue();
            if (text == null || text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(name + ": " + value + " is not a text of one line");
            }
            return text;
        });
    }

    /** Seconds are a number by nature and a text in the header: both are taken. */
    private static Optional<String> retryAfter(JsonNode root) {
        Optional<JsonNode> value = field(root, "retryAfter");
        return value.filter(JsonNode::isIntegralNumber).isPresent()
                ? value.map(JsonNode::asText)
                : text(root, "retryAfter");
    }
}
