package dev.mainsheet.testkit.isc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import java.util.Map;

/** Errors in the forms of Identity Security Cloud. */
final class IscErrors {

    private IscErrors() {}

    /** Of a request that was let in. */
    static StandInAnswer status(int status, String text) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("detailCode", status + ".0")
                .put("trackingId", "00000000000000000000000000000000");
        body.putArray("messages")
                .addObject()
                .put("locale", "en-US")
                .put("localeOrigin", "DEFAULT")
                .put("text", text);
        body.putArray("causes");
        return StandInAnswer.json(status, body);
    }

    static StandInAnswer status(int status) {
        return status(status, "The request was not fulfilled.");
    }

    static StandInAnswer unauthenticated() {
        return StandInAnswer.json(401, "{\"error\":\"The token is missing, not valid, or has ended\"}");
    }

    static StandInAnswer unknownClient() {
        return StandInAnswer.json(
                401, "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}");
    }

    static StandInAnswer unknownGrant() {
        return StandInAnswer.json(400, "{\"error\":\"unsupported_grant_type\"}");
    }

    static StandInAnswer tooMany(long retryAfterSeconds) {
        return new StandInAnswer(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", Long.toString(retryAfterSeconds)),
                "{\"message\":\"Rate limit exceeded\"}");
    }
}
