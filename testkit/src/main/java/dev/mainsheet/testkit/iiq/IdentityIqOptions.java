package dev.mainsheet.testkit.iiq;

import java.time.Duration;
import java.util.Map;

/**
 * How an {@link IdentityIqStandIn} runs.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0 chooses a free one
 * @param contextRoot where the application is deployed: with a slash before and none behind; empty for none
 * @param clients the OAuth clients: secrets by id
 * @param tokenLifetime of every token; said in {@code expires_in}, and kept to
 * @param maxResults how many resources a list holds at most
 * @param latency of every answer, until it is changed
 */
public record IdentityIqOptions(
        String host,
        int port,
        String contextRoot,
        Map<String, String> clients,
        Duration tokenLifetime,
        int maxResults,
        Duration latency) {

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(1200);
    private static final int MAX_RESULTS = 1000;

    public IdentityIqOptions {
        clients = Map.copyOf(clients);
        if (!contextRoot.matches("|(/[^/]+)+")) {
            throw new IllegalArgumentException(
                    "contextRoot: \"" + contextRoot + "\" is not empty and not like /identityiq");
        }
        if (maxResults < 1) {
            throw new IllegalArgumentException("maxResults: " + maxResults + " is not a number from 1");
        }
    }

    /** At 127.0.0.1 on a free port, under {@code /identityiq}, with one client. */
    public static IdentityIqOptions withClient(String id, String secret) {
        return new IdentityIqOptions(
                "127.0.0.1", 0, "/identityiq", Map.of(id, secret), TOKEN_LIFETIME, MAX_RESULTS, Duration.ZERO);
    }

    public IdentityIqOptions host(String value) {
        return new IdentityIqOptions(value, port, contextRoot, clients, tokenLifetime, maxResults, latency);
    }

    public IdentityIqOptions port(int value) {
        return new IdentityIqOptions(host, value, contextRoot, clients, tokenLifetime, maxResults, latency);
    }

    public IdentityIqOptions contextRoot(String value) {
        return new IdentityIqOptions(host, port, value, clients, tokenLifetime, maxResults, latency);
    }

    public IdentityIqOptions clients(Map<String, String> value) {
        return new IdentityIqOptions(host, port, contextRoot, value, tokenLifetime, maxResults, latency);
    }

    public IdentityIqOptions tokenLifetime(Duration value) {
        return new IdentityIqOptions(host, port, contextRoot, clients, value, maxResults, latency);
    }

    public IdentityIqOptions maxResults(int value) {
        return new IdentityIqOptions(host, port, contextRoot, clients, tokenLifetime, value, latency);
    }

    public IdentityIqOptions latency(Duration value) {
        return new IdentityIqOptions(host, port, contextRoot, clients, tokenLifetime, maxResults, value);
    }
}
