package dev.mainsheet.console.doctor.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.rest.Json;
import dev.mainsheet.runtime.http.Reply;
import java.util.OptionalInt;

/** How many a list holds: SCIM's, the plugin's, or a bare array. */
final class Listing {

    private Listing() {}

    /** Empty if it is no answer, or none with a list. */
    static OptionalInt count(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.isSuccess()
                ? Json.parsed(answered.body()).map(Listing::count).orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private static OptionalInt count(JsonNode answer) {
        if (answer.isArray()) {
            return OptionalInt.of(answer.size());
        }
        if (answer.path("totalResults").canConvertToInt()) {
            return OptionalInt.of(answer.path("totalResults").asInt());
        }
        JsonNode objects = answer.path("objects");
        return objects.isArray() ? OptionalInt.of(objects.size()) : OptionalInt.empty();
    }
}
