package dev.mainsheet.processor.streams;

import dev.mainsheet.processor.ProcessorSettings;
import dev.mainsheet.runtime.InstanceId;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a Streams client running. A failure ends the whole client, for under exactly-once nothing of a failed transaction
 * may be kept; a new one follows, later each time, or none where only a person can help.
 *
 * <p>One thread of its own owns client and backoff. Stream threads and whoever asks for the condition see only the two
 * atomic fields.
 */
public final class StreamsSupervisor {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsSupervisor.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STABLE = Duration.ofMinutes(1);

    private final Topology topology;
    private final Properties properties;
    private final Map<String, Object> clientProperties;
    private final Collection<String> inputs;
    private final InputGates gates;
    private final MeterRegistry registry;
    private final Backoff backoff = new Backoff();
    private final RestoreWatch restores = new RestoreWatch();
    private final ScheduledThreadPoolExecutor owner = owner();
    private final AtomicReference<Supplier<CheckResult>> condition =
            new AtomicReference<>(() -> CheckResult.down("not started"));
    private final AtomicReference<StreamsFailure> failure = new AtomicReference<>();
    private KafkaStreams client;
    private KafkaStreamsMetrics metrics;
    private long startedAt;

    private StreamsSupervisor(
            Topology topology,
            Properties properties,
            Map<String, Object> clientProperties,
            Collection<String> inputs,
            InputGates gates,
            MeterRegistry registry) {
        this.topology = topology;
        this.properties = properties;
        this.clientProperties = clientProperties;
        this.inputs = inputs;
        this.gates = gates;
        this.registry = registry;
    }

    /**
     * A supervisor that is not started.
     *
     * @param stateDirectory for the stores; nobody else's
     * @param gates stop what its consumers read
     * @throws StartException if that directory cannot be used
     */
    public static StreamsSupervisor of(
            ProcessorSettings settings,
            Path stateDirectory,
            Topology topology,
            InputGates gates,
            MeterRegistry registry)
            throws StartException {
        return new StreamsSupervisor(
                topology,
                StreamsProperties.of(settings, stateDirectory, InstanceId.in(stateDirectory, "processor")),
                settings.clientProperties(),
                List.of(settings.topics().events(), settings.topics().replays()),
                gates,
                registry);
    }

    /** Starts, and returns at once: whether it runs is told by {@link #condition}. */
    public void start() {
        owner.execute(this::attempt);
    }

    /** How it is right now; answers at once, from any thread. */
    public CheckResult condition() {
        return condition.get().get();
    }

    /** Stops within {@code within}, from any thread; what is processed is committed. */
    public void stop(Duration within) {
        try {
            owner.submit(() -> close(within)).get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notClosed) {
            LOG.warn("The Streams client did not close within {}: its transaction is aborted", within, notClosed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        owner.shutdownNow();
        becomes(CheckResult.down("stopped"));
    }

    private void attempt() {
        becomes(CheckResult.down("starting"));
        failure.set(null);
        try {
            startAtTheBeginningOnce();
            client = new KafkaStreams(topology, properties, new GatedClients(gates));
            client.setUncaughtExceptionHandler(this::threadFailed);
            client.setStateListener(this::stateChanged);
            client.setGlobalStateRestoreListener(restores);
            metrics = new KafkaStreamsMetrics(client);
            metrics.bindTo(registry);
            startedAt = System.nanoTime();
            client.start();
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            LOG.warn("The processor cannot start yet", failed);
            close(CLOSING);
            retry("cannot start yet, see the log");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAtTheBeginningOnce() throws ExecutionException, TimeoutException, InterruptedException {
        try (Admin admin = Admin.create(clientProperties)) {
            new FirstOffsets(admin, PATIENCE)
                    .ensure(properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), inputs);
        }
    }

    /** On the stream thread that failed. */
    private StreamThreadExceptionResponse threadFailed(Throwable thrown) {
        failure.compareAndSet(null, StreamsFailure.of(thrown));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** On whichever thread of the client changed its state; that thread must not close the client. */
    private void stateChanged(KafkaStreams.State now, KafkaStreams.State before) {
        switch (now) {
            case RUNNING -> {
                restores.done();
                becomes(CheckResult.up("running"));
            }
            case REBALANCING -> condition.set(() -> CheckResult.down(restores.describe()));
            case ERROR -> owner.execute(this::clientFailed);
            case CREATED, PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING -> becomes(CheckResult.down("not running"));
        }
    }

    private void clientFailed() {
        close(CLOSING);
        StreamsFailure why = failure.get();
        if (why != null && why.next() == StreamsFailure.Next.HOLD) {
            LOG.error("The processor holds: {}", why.detail());
            becomes(CheckResult.down(why.detail()));
            return;
        }
        if (System.nanoTime() - startedAt > STABLE.toNanos()) {
            backoff.reset();
        }
        retry(why == null ? "stopped, see the log" : why.detail());
    }

    private void retry(String detail) {
        Duration wait = backoff.next();
        becomes(CheckResult.down(detail + "; tried again within " + wait.toSeconds() + " s"));
        owner.schedule(this::attempt, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void close(Duration within) {
        if (client != null) {
            metrics.close();
            client.close(within);
            client = null;
        }
    }

    private void becomes(CheckResult now) {
        condition.set(() -> now);
    }

    private static ScheduledThreadPoolExecutor owner() {
        ScheduledThreadPoolExecutor owner = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "processor-supervisor");
            thread.setDaemon(true);
            return thread;
        });
        // A stream thread may report its end while we stop: nobody has to hear it.
        owner.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return owner;
    }
}
