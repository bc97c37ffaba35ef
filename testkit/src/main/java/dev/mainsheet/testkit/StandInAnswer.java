package dev.mainsheet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param status the HTTP status
 * @param headers its content type among them, where there is a body
 * @param body its text; may be empty
 */
public record StandInAnswer(int status, Map<String, String> headers, String body) {

    public StandInAnswer {
        headers = Map.copyOf(headers);
    }

    /** No body. */
    public static StandInAnswer empty(int status) {
        return new StandInAnswer(status, Map.of(), "");
    }

    public static StandInAnswer json(int status, String body) {
        return of(status, "application/json", body);
    }

    public static StandInAnswer json(int status, JsonNode body) {
        return json(status, body.toString());
    }

    /** A page as servers and proxies put in place of an answer. */
    public static StandInAnswer html(int status, String title) {
        return of(
                status,
                "text/html;charset=utf-8",
                "<!doctype html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }

    /** A body of another content type. */
    public static StandInAnswer of(int status, String contentType, String body) {
        return new StandInAnswer(status, Map.of("Content-Type", contentType), body);
    }
}
