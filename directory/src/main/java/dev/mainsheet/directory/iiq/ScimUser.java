package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.rest.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a user as IdentityIQ's SCIM writes one. References to other resources are read and never followed. */
final class ScimUser {

    private ScimUser() {}

    /**
     * The person.
     *
     * @param attributes those to read beside what every user has
     */
    static Person person(JsonNode user, List<String> attributes) {
        return new Person(
                Realm.IIQ,
                Json.text(user.path("id")),
                Json.text(user.path("userName")),
                email(user.path("emails")),
                Json.text(user.path("displayName")),
                Json.truth(user.path("active")),
                manager(user.path(ScimNames.ENTERPRISE).path("manager")),
                further(user, attributes),
                displays(user, "roles"),
                displays(user, "entitlements"));
    }

    /** The primary one, else the first. */
    private static String email(JsonNode emails) {
        List<JsonNode> written = elements(emails)
                .filter(email -> Json.text(email.path("value")) != null)
                .toList();
        return written.stream()
                .filter(email -> Boolean.TRUE.equals(Json.truth(email.path("primary"))))
                .findFirst()
                .or(() -> written.stream().findFirst())
                .map(email -> Json.text(email.path("value")))
                .orElse(null);
    }

    private static Person.Manager manager(JsonNode manager) {
        String id = Json.text(manager.path("value"));
        String name = Json.text(manager.path("displayName"));
        if (id == null && name == null) {
            return null;
        }
        return new Person.Manager(id == null ? null : new Query.ById(Realm.IIQ, id), name, null);
    }

    private static Map<String, Object> further(JsonNode user, List<String> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach(name -> Json.value(ScimNames.value(user, name)).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** The readable names: beside them stands the attribute that holds them, and not what it holds. */
    private static List<String> displays(JsonNode user, String name) {
        return elements(user.path(ScimNames.SAILPOINT).path(name))
                .map(element -> Json.text(element.path("display")))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }
}
