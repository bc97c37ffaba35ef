package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request before its body.
 *
 * @param method as in the request line
 * @param path as in the request line, without the query
 * @param headers the values of a header, by its name in any case; empty if it is absent
 * @param peer the address at the other end of the connection; empty if it is gone
 */
public record RequestHead(
        String method, String path, Function<String, List<String>> headers, Supplier<Optional<IpAddress>> peer) {

    /** The values of a header. */
    public List<String> header(String name) {
        return headers.apply(name);
    }
}
