package dev.mainsheet.testkit.broker;

import dev.mainsheet.testkit.Ports;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: one KRaft node on a data directory, for tests and for running everything in one
 * process. It can be stopped and started again: topics, data, cluster id and port stay, also after a JVM that was
 * killed. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final BrokerOptions options;
    private final int port;

    /** Empty while stopped. Guarded by this. */
    private Optional<BrokerRun> run = Optional.empty();

    /** Not started yet. */
    public EmbeddedBroker(BrokerOptions options) {
        this.options = options;
        this.port = options.port() == 0 ? Ports.free() : options.port();
    }

    /** For Kafka's {@code bootstrap.servers}: {@code host:port}, the same from construction on. */
    public String bootstrapServers() {
        return options.host() + ":" + port;
    }

    /** The port it listens on while started. */
    public int port() {
        return port;
    }

    /**
     * Starts and returns once clients are served, which takes about 3 s.
     *
     * @throws BrokerStartException if the port is in use, the directory cannot be used, or Kafka does not start; nothing
     *     of the broker runs then
     * @throws IllegalStateException if it is started already
     */
    public synchronized void start() throws BrokerStartException {
        if (run.isPresent()) {
            throw new IllegalStateException("the embedded broker on " + bootstrapServers() + " is started already");
        }
        run = Optional.of(BrokerRun.start(options, port));
        LOG.info("embedded broker on {}, data in {}", bootstrapServers(), options.directory());
    }

    /** Stops within 10 s; nothing happens if it is stopped. */
    public void stop() {
        stop(STOP_WITHIN);
    }

    /**
     * Stops in order, so that the next start need not check the data. Over the time, what still runs is interrupted;
     * what was acknowledged is safe then too.
     */
    public synchronized void stop(Duration within) {
        run.ifPresent(running -> running.stop(within));
        run = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }
}
