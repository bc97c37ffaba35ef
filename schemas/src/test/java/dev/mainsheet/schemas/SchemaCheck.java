package dev.mainsheet.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Our schemas, put to work. */
final class SchemaCheck {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private SchemaCheck() {}

    /** A schema of ours as JSON. */
    static JsonNode schema(String name) {
        try (InputStream in = Schemas.open(name)) {
            return Json.node(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the named schema has against {@code json}: nothing, if it is valid. */
    static List<String> complaints(String schemaName, JsonNode json) {
        return REGISTRY.getSchema(schema(schemaName).toString(), InputFormat.JSON).validate(json).stream()
                .map(Error::toString)
                .toList();
    }
}
