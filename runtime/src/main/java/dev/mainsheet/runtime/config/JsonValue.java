package dev.mainsheet.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A value of any JSON type: in the file as YAML or as JSON in one text, in the environment as JSON. */
public record JsonValue(JsonNode node) {

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    static JsonValue parse(String text) {
        try {
            return new JsonValue(STRICT.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("is not JSON: write it as YAML below the key, or as one JSON text");
        }
    }
}
