package dev.mainsheet.processor.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Bodies as trees, written with single quotes. */
public final class Trees {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Trees() {}

    public static Map<String, Object> tree(String json) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> tree = JSON.readValue(json.replace('\'', '"'), Map.class);
            return tree;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
