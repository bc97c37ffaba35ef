package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The description of the ingress, to be asked. */
final class OpenApi {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document = read();

    private static JsonNode read() {
        try {
            return JSON.readTree(OpenApiHandler.document());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static String text() {
        return new String(OpenApiHandler.document(), UTF_8);
    }

    /** One method on one path. */
    record Operation(String method, String path, JsonNode description) {
        List<Map.Entry<String, JsonNode>> responses() {
            return List.copyOf(description.get("responses").properties());
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    Operation operation(String method, String path) {
        return operations().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** What a node refers to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** All that a node holds, its references too. */
    Stream<JsonNode> all(JsonNode node) {
        JsonNode here = resolved(node);
        return Stream.concat(Stream.of(here), here.valueStream().flatMap(this::all));
    }

    /** What is wrong with {@code value} by a schema of the document. */
    List<String> complaints(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.setAll((ObjectNode) schema);
        return SCHEMAS.getSchema(whole).validate(value.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
