package dev.mainsheet.runtime.http;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;

/**
 * One request to a system.
 *
 * @param path what follows the system's base URL, from its slash on, with the query; percent-encoded
 * @param headers by name
 * @param body empty for none
 */
public record Call(HttpMethod method, String path, Map<String, String> headers, String body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    /** Asks for JSON. */
    public static Call get(String path) {
        return new Call(HttpMethod.GET, path, Map.of("Accept", "application/scim+json, application/json"), "");
    }

    /** Posts a form. */
    public static Call form(String path, String body) {
        return new Call(
                HttpMethod.POST,
                path,
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                body);
    }

    /** The same with a header more, or another. */
    public Call with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Call(method, path, more, body);
    }

    /** The path without the query, which may name people. */
    public String plainPath() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Without headers and body, which may hold credentials, and without query. */
    @Override
    public String toString() {
        return method + " " + plainPath();
    }
}
