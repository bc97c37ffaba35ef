package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A page of a SCIM list.
 *
 * @param total how many there are in all
 * @param first the first of them
 */
record ScimList(int total, Optional<JsonNode> first) {

    /** Empty if {@code answer} is no list. */
    static Optional<ScimList> read(JsonNode answer) {
        JsonNode resources = answer.path("Resources");
        JsonNode total = answer.path("totalResults");
        if (!resources.isArray() && !total.canConvertToInt()) {
            return Optional.empty();
        }
        return Optional.of(
                new ScimList(Math.max(total.asInt(), resources.size()), Optional.ofNullable(resources.get(0))));
    }
}
