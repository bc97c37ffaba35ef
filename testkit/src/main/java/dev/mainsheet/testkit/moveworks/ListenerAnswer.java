package dev.mainsheet.testkit.moveworks;

import dev.mainsheet.testkit.StandInAnswer;

/** What a Moveworks listener answers, as published; where nothing is published, an empty body. */
enum ListenerAnswer {
    /** Received, not processed: filter, schema and debounce come after the answer, so any body gets it, XML too. */
    RECEIVED(200, "{\"message\":\"Event received successfully\",\"status\":\"RECEIVED\"}"),

    /** The form of the body is published, its code and message are not. */
    UNAUTHENTICATED(401, "{\"error\":{\"code\":\"UNAUTHENTICATED\",\"message\":\"Token validation failed\"}}"),

    UNKNOWN_LISTENER(404, ""),

    /** Not published: only POST is ever described. */
    NOT_A_POST(405, ""),

    /** Neither body nor Retry-After is published. */
    OVER_THE_RATE(429, "");

    private final int status;
    private final String body;

    ListenerAnswer(int status, String body) {
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    /** The answer with a status, whoever decided on it. */
    static StandInAnswer of(int status) {
        for (ListenerAnswer answer : values()) {
            if (answer.status == status && !answer.body.isEmpty()) {
                return StandInAnswer.json(status, answer.body);
            }
        }
        return StandInAnswer.empty(status);
    }
}
