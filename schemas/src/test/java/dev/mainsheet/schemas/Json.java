package dev.mainsheet.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON as Jackson's tree, and as the tree of maps and lists that the path readers take. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode node(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static JsonNode node(String json) {
        return node(json.getBytes(StandardCharsets.UTF_8));
    }

    static Object tree(byte[] json) {
        return MAPPER.convertValue(node(json), Object.class);
    }

    static Object tree(String json) {
        return tree(json.getBytes(StandardCharsets.UTF_8));
    }
}
