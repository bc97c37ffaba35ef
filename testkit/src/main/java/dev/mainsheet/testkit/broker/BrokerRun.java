package dev.mainsheet.testkit.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a broker, from a start to its stop: it takes directory and port, runs Kafka, and says what became of it.
 */
final class BrokerRun {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerRun.class);

    /** For taking down what is broken already, where there is nothing to be done in order. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final String address;
    private final BrokerOptions options;
    private final BrokerStorage storage;
    private final BrokerThreads threads;
    private final FaultTrap faults;

    /** Null until Kafka is put together. Written by the starting thread, read by the stopping one. */
    private volatile KRaftNode node;

    /** The first fault, if any. */
    private volatile String fault;

    /** Whether the start is over; a fault before that fails the start, one after it is reported. */
    private volatile boolean serving;

    private BrokerRun(BrokerOptions options, int port, BrokerStorage storage) {
        this.address = options.host() + ":" + port;
        this.options = options;
        this.storage = storage;
        this.threads = new BrokerThreads("embedded-broker-" + port);
        this.faults = FaultTrap.set(threads.group(), this::onFault);
    }

    /** Returns once clients are served. */
    static BrokerRun start(BrokerOptions options, int port) throws BrokerStartException {
        BrokerRun run = new BrokerRun(options, port, BrokerStorage.open(options.directory(), options.minFreeBytes()));
        try (ListenSockets sockets = ListenSockets.bind(options.host(), port)) {
            run.start(sockets, BrokerSettings.of(options, run.storage.logDirectory(), port, sockets.controllerPort()));
            return run;
        } catch (BrokerStartException refused) {
            run.end(AT_ONCE);
            throw refused;
        }
    }

    /** Stops in order; over the time, interrupts what still runs. */
    void stop(Duration within) {
        end(faults.isSprung() ? AT_ONCE : within);
    }

    private void start(ListenSockets sockets, Map<String, String> settings) throws BrokerStartException {
        try {
            threads.call("start", options.startWithin(), () -> {
                node = KRaftNode.assemble(settings, sockets, faults);
                node.start();
                return node;
            });
        } catch (ExecutionException failed) {
            throw notStarted(failed.getCause().toString(), failed.getCause());
        } catch (TimeoutException slow) {
            throw notStarted("not ready after " + options.startWithin().toSeconds() + " s", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notStarted("interrupted", interrupted);
        }
        serving = true;
        if (fault != null) {
            throw notStarted(fault, null);
        }
    }

    private BrokerStartException notStarted(String reason, Throwable cause) {
        String first = fault == null ? reason : fault;
        return new BrokerStartException(
                "embedded broker on " + address + " did not start: " + first + " (" + storage.condition()
                        + "); mend that and start again, or choose another directory",
                cause);
    }

    private void end(Duration within) {
        faults.mute();
        try {
            if (node != null) {
                threads.call("stop", within, () -> {
                    node.stop(within);
                    return node;
                });
            }
        } catch (ExecutionException failed) {
            LOG.warn("the embedded broker on {} did not stop in order", address, failed.getCause());
        } catch (TimeoutException slow) {
            LOG.warn("the embedded broker on {} did not stop within {} s", address, within.toSeconds());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.interrupt();
            release();
        }
    }

    private void release() {
        try {
            storage.close();
        } catch (IOException failed) {
            LOG.warn("the lock of the embedded broker's directory did not close", failed);
        }
    }

    private void onFault(String found) {
        fault = found;
        if (serving) {
            report("embedded broker on " + address + " failed: " + found + " (" + storage.condition()
                    + "); make room or mend the disk, then start again");
        }
    }

    /** On a thread of its own: the one that found the fault may hold locks that stopping the broker needs. */
    private void report(String line) {
        Thread reporter =
                new Thread(threads.group().getParent(), () -> options.onFatal().accept(line), "embedded-broker-fault");
        reporter.setDaemon(true);
        reporter.start();
    }
}
