package dev.mainsheet.testkit.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a broker, from a start to its stop or failure. Everything of Kafka happens on threads of the run's own
 * group, which is how faults are known to be its own and how nothing of it outlives it.
 */
final class BrokerRun {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerRun.class);

    /** For taking down what is broken already, where there is nothing to be done in order. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final String address;
    private final BrokerOptions options;
    private final BrokerStorage storage;
    private final ThreadGroup threads;
    private final FaultTrap faults;

    private KRaftNode node;

    /** Whether the start is over; a fault before that fails the start, one after it is reported. */
    private volatile boolean serving;

    private volatile String faultWhileStarting;

    private BrokerRun(BrokerOptions options, int port, BrokerStorage storage) {
        this.address = options.host() + ":" + port;
        this.options = options;
        this.storage = storage;
        this.threads = new ThreadGroup("embedded-broker-" + port);
        this.faults = FaultTrap.set(threads, this::onFault);
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
            onOwnThread("start", options.startWithin(), () -> {
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
        if (faultWhileStarting != null) {
            throw notStarted(faultWhileStarting, null);
        }
    }

    private BrokerStartException notStarted(String reason, Throwable cause) {
        String first = faultWhileStarting == null ? reason : faultWhileStarting;
        return new BrokerStartException(
                "embedded broker on " + address + " did not start: " + first + " (" + storage.condition()
                        + "); mend that and start again, or choose another directory",
                cause);
    }

    private void end(Duration within) {
        faults.mute();
        try {
            if (node != null) {
                onOwnThread("stop", within, () -> {
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

    /** Threads belong to the group of the thread that makes them, so Kafka's must begin on one of ours. */
    private <T> T onOwnThread(String what, Duration within, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(threads, task, threads.getName() + "-" + what).start();
        return task.get(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void onFault(String fault) {
        faultWhileStarting = fault;
        if (serving) {
            report("embedded broker on " + address + " failed: " + fault + " (" + storage.condition()
                    + "); make room or mend the disk, then start again");
        }
    }

    /** On a thread of its own: the one that found the fault may hold locks that stopping the broker needs. */
    private void report(String line) {
        Thread reporter =
                new Thread(threads.getParent(), () -> options.onFatal().accept(line), "embedded-broker-fault");
        reporter.setDaemon(true);
        reporter.start();
    }
}
