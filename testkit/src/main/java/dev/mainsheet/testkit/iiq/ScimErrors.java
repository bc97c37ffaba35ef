package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;

/** Errors in the form of IdentityIQ's SCIM: the status is a text, and only some say more. */
final class ScimErrors {

    private ScimErrors() {}

    static StandInAnswer invalidFilter(String filter) {
        return answer(400, body(400).put("scimType", "invalidFilter").put("detail", "Invalid filter:" + filter));
    }

    static StandInAnswer invalidValue(String detail) {
        return answer(400, body(400).put("scimType", "invalidValue").put("detail", detail));
    }

    static StandInAnswer notFound(String id) {
        return answer(404, body(404).put("detail", "Resource " + id + " not found."));
    }

    /** Without a word. */
    static StandInAnswer status(int status) {
        return answer(status, body(status));
    }

    private static StandInAnswer answer(int status, ObjectNode body) {
        return StandInAnswer.of(status, ScimJson.MEDIA_TYPE, body.toString());
    }

    private static ObjectNode body(int status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(Urn.ERROR);
        return body.put("status", Integer.toString(status));
    }
}
