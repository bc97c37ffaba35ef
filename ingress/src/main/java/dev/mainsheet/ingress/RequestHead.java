package dev.mainsheet.ingress;

import java.util.List;
import java.util.function.Function;

/**
 * A request before its body.
 *
 * @param method as in the request line
 * @param path as in the request line, without the query
 * @param headers the values of a header, by its name in any case; empty if it is absent
 */
public record RequestHead(String method, String path, Function<String, List<String>> headers) {

    /** The values of a header. */
    public List<String> header(String name) {
        return headers.apply(name);
    }
}
