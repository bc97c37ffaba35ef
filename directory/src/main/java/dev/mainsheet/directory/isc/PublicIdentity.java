package dev.mainsheet.directory.isc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.rest.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code {id, name, alias, email, status, manager, attributes}}. The alias is the user name; the name is the one shown.
 */
final class PublicIdentity {

    private static final String ACTIVE = "active";

    private PublicIdentity() {}

    static Person person(JsonNode identity) {
        return new Person(
                Realm.ISC,
                Json.text(identity.path("id")),
                Json.text(identity.path("alias")),
                Json.text(identity.path("email")),
                Json.text(identity.path("name")),
                active(identity),
                manager(identity.path("manager")),
                attributes(identity.path("attributes")),
                List.of(),
                List.of());
    }

    /** The identity's state where it stands; the status is a text of the tenant's. */
    private static Boolean active(JsonNode identity) {
        String state = Json.text(identity.path("identityState"));
        String said = state == null ? Json.text(identity.path("status")) : state;
        return said == null ? null : said.equalsIgnoreCase(ACTIVE);
    }

    private static Person.Manager manager(JsonNode manager) {
        String id = Json.text(manager.path("id"));
        String name = Json.text(manager.path("name"));
        return id == null && name == null
                ? null
                : new Person.Manager(id == null ? null : new Query.ById(Realm.ISC, id), name, null);
    }

    /** Those the tenant makes public. */
    private static Map<String, Object> attributes(JsonNode attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> {
            String key = Json.text(attribute.path("key"));
            if (key != null) {
                Json.value(attribute.path("value")).ifPresent(value -> values.put(key, value));
            }
        });
        return values;
    }
}
