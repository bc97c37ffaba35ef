package dev.mainsheet.testkit.moveworks;

import java.util.Set;

/**
 * How a {@link MoveworksStandIn} runs.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0 chooses a free one
 * @param listenerIds the listeners that exist; empty takes any UUID for one
 * @param apiKeys the keys accepted as bearer token; empty is a listener without credential, as Moveworks creates them
 * @param ratePerSecond requests per second over all listeners together; 0 sets no limit
 * @param keptDeliveries how many requests are remembered; the oldest is forgotten first
 * @param keptBytes how many bytes of bodies and headers are remembered
 */
public record MoveworksOptions(
        String host,
        int port,
        Set<String> listenerIds,
        Set<String> apiKeys,
        int ratePerSecond,
        int keptDeliveries,
        long keptBytes) {

    private static final int KEPT_DELIVERIES = 200_000;
    private static final long KEPT_BYTES = 256L * 1024 * 1024;

    public MoveworksOptions {
        listenerIds = Set.copyOf(listenerIds);
        apiKeys = Set.copyOf(apiKeys);
        if (ratePerSecond < 0) {
            throw new IllegalArgumentException("ratePerSecond: " + ratePerSecond + " is below 0; 0 sets no limit");
        }
    }

    /** At 127.0.0.1 on a free port, any listener, one key, no limit. */
    public static MoveworksOptions withKey(String apiKey) {
        return new MoveworksOptions("127.0.0.1", 0, Set.of(), Set.of(apiKey), 0, KEPT_DELIVERIES, KEPT_BYTES);
    }

    public MoveworksOptions host(String value) {
        return new MoveworksOptions(value, port, listenerIds, apiKeys, ratePerSecond, keptDeliveries, keptBytes);
    }

    public MoveworksOptions port(int value) {
        return new MoveworksOptions(host, value, listenerIds, apiKeys, ratePerSecond, keptDeliveries, keptBytes);
    }

    public MoveworksOptions listenerIds(Set<String> value) {
        return new MoveworksOptions(host, port, value, apiKeys, ratePerSecond, keptDeliveries, keptBytes);
    }

    public MoveworksOptions apiKeys(Set<String> value) {
        return new MoveworksOptions(host, port, listenerIds, value, ratePerSecond, keptDeliveries, keptBytes);
    }

    public MoveworksOptions ratePerSecond(int value) {
        return new MoveworksOptions(host, port, listenerIds, apiKeys, value, keptDeliveries, keptBytes);
    }

    public MoveworksOptions kept(int deliveries, long bytes) {
        return new MoveworksOptions(host, port, listenerIds, apiKeys, ratePerSecond, deliveries, bytes);
    }
}
