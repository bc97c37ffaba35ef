package dev.mainsheet.testkit.isc;

import java.time.Duration;
import java.util.Map;

/**
 * How an {@link IscPeopleStandIn} runs.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0 chooses a free one
 * @param clients the clients of personal access tokens: secrets by id
 * @param tokenLifetime of every token; said in {@code expires_in}, and kept to
 * @param requestsPerWindow how many lookups there may be in 10 s, of all clients together; 0 sets no limit
 */
public record IscPeopleOptions(
        String host, int port, Map<String, String> clients, Duration tokenLifetime, int requestsPerWindow) {

    /** As documented, for one client. */
    public static final int DOCUMENTED_LIMIT = 100;

    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(749);

    public IscPeopleOptions {
        clients = Map.copyOf(clients);
        if (requestsPerWindow < 0) {
            throw new IllegalArgumentException(
                    "requestsPerWindow: " + requestsPerWindow + " is below 0; 0 sets no limit");
        }
    }

    /** At 127.0.0.1 on a free port, with one client and no limit. */
    public static IscPeopleOptions withClient(String id, String secret) {
        return new IscPeopleOptions("127.0.0.1", 0, Map.of(id, secret), TOKEN_LIFETIME, 0);
    }

    public IscPeopleOptions port(int value) {
        return new IscPeopleOptions(host, value, clients, tokenLifetime, requestsPerWindow);
    }

    public IscPeopleOptions tokenLifetime(Duration value) {
        return new IscPeopleOptions(host, port, clients, value, requestsPerWindow);
    }

    public IscPeopleOptions requestsPerWindow(int value) {
        return new IscPeopleOptions(host, port, clients, tokenLifetime, value);
    }
}
