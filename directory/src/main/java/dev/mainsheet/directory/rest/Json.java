package dev.mainsheet.directory.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads answers in which what is not known is missing, null, blank, or an empty object. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** What {@code body} holds; empty if it is no JSON. */
    public static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        }
    }

    /** A text that says something, or a number as text; null if there is none. */
    public static String text(JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isBlank() ? null : text;
    }

    /** A truth value, also one that is written as text; null if it is neither. */
    public static Boolean truth(JsonNode value) {
        String text = text(value);
        if ("true".equalsIgnoreCase(text)) {
            return Boolean.TRUE;
        }
        return "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    /** The value as maps, lists, texts, numbers and truth values; empty if it says nothing. */
    public static Optional<Object> value(JsonNode value) {
        boolean nothing = value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isBlank();
        return nothing ? Optional.empty() : Optional.of(MAPPER.convertValue(value, Object.class));
    }
}
