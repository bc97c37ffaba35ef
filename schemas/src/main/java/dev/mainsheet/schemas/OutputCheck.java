package dev.mainsheet.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds an answer to a request-response trigger against what SailPoint takes, before it decides about anybody's access.
 * Compiled once; safe for any thread.
 */
public final class OutputCheck {

    /** More help nobody, and an answer is not worth a page. */
    private static final int MOST_COMPLAINTS = 5;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> BY_TRIGGER = Triggers.known().stream()
            .map(TriggerKind::id)
            .filter(trigger -> Schemas.ofOutput(trigger).isPresent())
            .collect(Collectors.toUnmodifiableMap(trigger -> trigger, OutputCheck::compile));

    private OutputCheck() {}

    /**
     * What is wrong with {@code output}, by its JSON pointers and without its values; empty if SailPoint takes it. For a
     * trigger whose answer nobody has published, any object will do.
     */
    public static List<String> complaints(String trigger, JsonNode output) {
        Schema schema = BY_TRIGGER.get(trigger);
        if (schema == null) {
            return output.isObject() ? List.of() : List.of("is not a JSON object");
        }
        return schema.validate(output).stream()
                .map(OutputCheck::sentence)
                .distinct()
                .limit(MOST_COMPLAINTS)
                .toList();
    }

    private static String sentence(Error error) {
        String at = error.getInstanceLocation().toString();
        return at.isEmpty() ? error.getMessage() : at + ": " + error.getMessage();
    }

    private static Schema compile(String trigger) {
        try (InputStream in = Schemas.open(Schemas.ofOutput(trigger).orElseThrow())) {
            return REGISTRY.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
