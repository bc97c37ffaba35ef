package dev.mainsheet.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --json} prints: one object on standard output, {@code {"schemaVersion", "items"|"item"|"plan"}}. */
public final class JsonOutput {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    /** A list of records as the result. */
    public static String items(List<?> items) {
        return object("items", items);
    }

    /** One record as the result. */
    public static String item(Object item) {
        return object("item", item);
    }

    /** What would be done. */
    public static String plan(Object plan) {
        return object("plan", plan);
    }

    private static String object(String name, Object result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schemaVersion", "1");
        object.put(name, result);
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
