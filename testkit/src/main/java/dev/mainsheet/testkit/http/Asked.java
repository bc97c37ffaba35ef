package dev.mainsheet.testkit.http;

import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param uri the target of the request line: a path with query, or to a proxy a whole URL or {@code host:port}
 * @param body empty if there was none
 */
public record Asked(String method, String uri, MultiMap headers, String body) {

    /** The target without its query. */
    public String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** The query's parameters, decoded. */
    public Map<String, String> query() {
        int query = uri.indexOf('?');
        return query < 0 ? Map.of() : parameters(uri.substring(query + 1));
    }

    /** The body's parameters, if it is a form. */
    public Map<String, String> form() {
        return parameters(body);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
