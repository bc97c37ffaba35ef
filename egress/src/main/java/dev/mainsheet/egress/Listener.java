package dev.mainsheet.egress;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where deliveries of one name go. URL and token are asked for at each attempt, since both may be replaced while we run,
 * and neither is ever printed: whoever has the URL can post.
 *
 * @param name as in the configuration
 * @param url the absolute http or https URL now
 * @param token the bearer token now, if there is one
 * @param maxBodyBytes the most that may be sent in one body
 * @param maxInFlight how many deliveries may be under way at once
 */
public record Listener(
        String name, Supplier<URI> url, Supplier<Optional<String>> token, int maxBodyBytes, int maxInFlight) {

    /** The name alone. */
    @Override
    public String toString() {
        return "listener " + name;
    }
}
