package dev.mainsheet.testkit.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an {@link EmbeddedBroker} runs.
 *
 * @param directory where its data lies; created if missing, and used by one broker at a time
 * @param host the address it listens on and tells its clients to come to
 * @param port the port it listens on; 0 chooses a free one, which the broker then keeps over restarts
 * @param settings Kafka broker settings by Kafka's own names, over those this project runs with
 * @param minFreeBytes refuses to start with less room than this on the disk
 * @param startWithin refuses the start when it takes longer
 * @param onFatal gets one line, once, when a running broker fails for good (a full disk, say) and will serve no more.
 *     It is called on a thread of its own, so it may stop the broker or end the process
 */
public record BrokerOptions(
        Path directory,
        String host,
        int port,
        Map<String, String> settings,
        long minFreeBytes,
        Duration startWithin,
        Consumer<String> onFatal) {

    /**
     * A broker maps its index files into memory, and a write through such a map onto a full disk ends the JVM with an
     * error that names neither disk nor directory. So a start with next to no room is refused.
     */
    private static final long MIN_FREE_BYTES = 128L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    public BrokerOptions {
        settings = Map.copyOf(settings);
    }

    /** On 127.0.0.1, any free port, a fatal fault is logged only. */
    public static BrokerOptions in(Path directory) {
        return new BrokerOptions(
                directory, "127.0.0.1", 0, Map.of(), MIN_FREE_BYTES, Duration.ofSeconds(60), LOG::error);
    }

    public BrokerOptions host(String value) {
        return new BrokerOptions(directory, value, port, settings, minFreeBytes, startWithin, onFatal);
    }

    public BrokerOptions port(int value) {
        return new BrokerOptions(directory, host, value, settings, minFreeBytes, startWithin, onFatal);
    }

    /** Adds one Kafka broker setting. */
    public BrokerOptions setting(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new BrokerOptions(directory, host, port, more, minFreeBytes, startWithin, onFatal);
    }

    public BrokerOptions minFreeBytes(long value) {
        return new BrokerOptions(directory, host, port, settings, value, startWithin, onFatal);
    }

    public BrokerOptions startWithin(Duration value) {
        return new BrokerOptions(directory, host, port, settings, minFreeBytes, value, onFatal);
    }

    public BrokerOptions onFatal(Consumer<String> value) {
        return new BrokerOptions(directory, host, port, settings, minFreeBytes, startWithin, value);
    }
}
