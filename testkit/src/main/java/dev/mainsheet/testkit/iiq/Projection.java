package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.http.StandInRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which attributes a request wants. {@code id} and {@code schemas} always come; roles and entitlements only where they are
 * asked for by their full names. A name nobody has is passed over.
 */
final class Projection {

    private static final Set<String> ALWAYS = Set.of("id", "schemas");
    private static final Set<String> ON_REQUEST = Set.of("entitlements", "roles");

    /** Everything that comes unasked. */
    static final Projection ALL = new Projection(Optional.empty(), List.of());

    private final Optional<List<ScimPath>> wanted;
    private final List<ScimPath> excluded;

    private Projection(Optional<List<ScimPath>> wanted, List<ScimPath> excluded) {
        this.wanted = wanted;
        this.excluded = excluded;
    }

    static Projection of(StandInRequest request) {
        return new Projection(
                request.parameter("attributes").map(Projection::paths),
                request.parameter("excludedAttributes").map(Projection::paths).orElse(List.of()));
    }

    private static List<ScimPath> paths(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(ScimPath::of)
                .toList();
    }

    /** What is left of a resource, which is used up. */
    ObjectNode apply(ObjectNode whole) {
        ObjectNode result = wanted.map(paths -> pick(whole, paths)).orElseGet(() -> withoutOnRequest(whole));
        excluded.forEach(path -> remove(result, path));
        return result;
    }

    private static ObjectNode pick(ObjectNode whole, List<ScimPath> paths) {
        ObjectNode result = ScimJson.object();
        ALWAYS.forEach(name -> copy(whole, name, result, Optional.empty()));
        for (ScimPath path : paths) {
            if (path.attribute().isEmpty()) {
                path.schema()
                        .ifPresent(schema -> result.withObjectProperty(schema)
                                .setAll(withoutOnRequest(whole.deepCopy()).withObjectProperty(schema)));
            } else if (path.schema().isEmpty()) {
                copy(whole, path.attribute().get(), result, path.part());
            } else if (whole.get(path.schema().get()) instanceof ObjectNode extension) {
                copy(
                        extension,
                        path.attribute().get(),
                        result.withObjectProperty(path.schema().get()),
                        path.part());
            }
        }
        return result;
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, Optional<String> part) {
        JsonNode value = from.get(name);
        if (value != null) {
            to.set(name, part.map(key -> partOf(value, key, to.get(name))).orElse(value));
        }
    }

    /** One part of a complex value, or of each in a list, beside the parts that were taken before. */
    private static JsonNode partOf(JsonNode value, String part, JsonNode before) {
        if (value instanceof ArrayNode list) {
            ArrayNode parts = ScimJson.MAPPER.createArrayNode();
            for (int i = 0; i < list.size(); i++) {
                parts.add(partOf(list.get(i), part, before == null ? null : before.get(i)));
            }
            return parts;
        }
        ObjectNode parts = before instanceof ObjectNode taken ? taken : ScimJson.object();
        if (value.has(part)) {
            parts.set(part, value.get(part));
        }
        return parts;
    }

    private static ObjectNode withoutOnRequest(ObjectNode whole) {
        if (whole.get(Urn.SAILPOINT_USER) instanceof ObjectNode extension) {
            extension.remove(ON_REQUEST);
        }
        return whole;
    }

    private static void remove(ObjectNode resource, ScimPath path) {
        JsonNode holder = path.schema().map(resource::get).orElse(resource);
        if (path.attribute().isEmpty()) {
            path.schema().ifPresent(resource::remove);
        } else if (path.part().isPresent()) {
            holder.path(path.attribute().get())
                    .findParents(path.part().get())
                    .forEach(parent -> ((ObjectNode) parent).remove(path.part().get()));
        } else if (holder instanceof ObjectNode object
                && !ALWAYS.contains(path.attribute().get())) {
            object.remove(path.attribute().get());
        }
    }
}
