package dev.mainsheet.ingress.invocation;

import dev.mainsheet.runtime.config.WebAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where completions may go. The URL comes in a body: without this list, whoever can post an event could make the ingress
 * call any address that it reaches.
 */
public final class CompletionHosts {

    private static final String ANY_BELOW = "*.";

    private final List<String> allowed;

    /** @param allowed host names; {@code *.} in front stands for any below it */
    public CompletionHosts(Collection<String> allowed) {
        this.allowed = allowed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** {@code url}, if a completion may go there. */
    Optional<URI> allowed(String url) {
        return WebAddress.confidential(url).filter(uri -> uri.getRawUserInfo() == null && admits(uri.getHost()));
    }

    private boolean admits(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.stream()
                .anyMatch(entry -> entry.startsWith(ANY_BELOW)
                        ? name.endsWith(entry.substring(1)) && name.length() >= entry.length()
                        : name.equals(entry));
    }

    /** The host in {@code url}, for whoever is to allow it; empty if it has none, or one that no list would take. */
    static Optional<String> hostOf(String url) {
        return WebAddress.confidential(url).map(URI::getHost);
    }
}
