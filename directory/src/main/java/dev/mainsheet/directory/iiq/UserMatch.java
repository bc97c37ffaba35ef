package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.rest.Json;
import java.util.stream.StreamSupport;

/**
 * Whether a user is who was asked for. A database compares as it was set up, many without regard to accents; a message about
 * Jose's leaving must not go out under José's name.
 */
final class UserMatch {

    private UserMatch() {}

    /** By what every answer has; a site's own attributes are taken on trust. */
    static boolean holds(JsonNode user, Query.ByAttribute by) {
        return switch (by.attribute()) {
            case "userName", "displayName" -> by.value().equalsIgnoreCase(Json.text(user.path(by.attribute())));
            case "emails.value" ->
                StreamSupport.stream(user.path("emails").spliterator(), false)
                        .anyMatch(email -> by.value().equalsIgnoreCase(Json.text(email.path("value"))));
            default -> true;
        };
    }
}
