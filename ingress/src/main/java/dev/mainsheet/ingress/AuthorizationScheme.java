package dev.mainsheet.ingress;

import java.util.List;
import java.util.Optional;

/**
 * A scheme of the {@code Authorization} header.
 *
 * @param name in any case
 */
record AuthorizationScheme(String name) {

    /** What follows the scheme; empty if the header is absent, there twice, or of another scheme. */
    Optional<String> credentials(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        String prefix = name + " ";
        String header = authorization.get(0);
        return header.regionMatches(true, 0, prefix, 0, prefix.length())
                ? Optional.of(header.substring(prefix.length()).strip())
                : Optional.empty();
    }
}
