package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What SCIM documents have in common, as IdentityIQ writes them. */
final class ScimJson {

    static final String MEDIA_TYPE = "application/scim+json;charset=utf-8";
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Times have the offset of the server's own zone. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.of("America/Chicago"));

    private static final Instant CREATED = Instant.parse("2026-02-11T07:34:04.074Z");

    private ScimJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static StandInAnswer answer(ObjectNode document) {
        return StandInAnswer.of(200, MEDIA_TYPE, document.toString());
    }

    /** A page of a list. There is no {@code itemsPerPage}. */
    static ObjectNode list(int totalResults, int startIndex, List<ObjectNode> resources) {
        ObjectNode list = object().put("totalResults", totalResults).put("startIndex", startIndex);
        list.putArray("schemas").add(Urn.LIST);
        ArrayNode page = list.putArray("Resources");
        resources.forEach(page::add);
        return list;
    }

    /** Something else, as a resource names it. */
    static ObjectNode reference(String displayName, String id, String url) {
        return object().put("displayName", displayName).put("value", id).put("$ref", url);
    }

    static ObjectNode meta(String type, String url, Instant lastModified) {
        return object().put("created", time(CREATED))
                .put("location", url)
                .put("lastModified", time(lastModified))
                .put("version", "W/\"" + lastModified.toEpochMilli() + "\"")
                .put("resourceType", type);
    }
}
