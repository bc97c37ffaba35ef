package dev.mainsheet.processor;

import dev.mainsheet.processor.filter.ThreadTime;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.park.ParkWatch;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.streams.InputGates;
import dev.mainsheet.processor.streams.StreamsSupervisor;
import dev.mainsheet.processor.topology.PipelineMetrics;
import dev.mainsheet.processor.topology.ProcessorTopology;
import dev.mainsheet.processor.topology.Surroundings;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.health.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * The processor: reads {@code sailpoint.events} and {@code sailpoint.replays}, and writes deliveries, outcomes and dead
 * letters, exactly once. Its topics must be there before it starts.
 */
public final class ProcessorService implements Service {

    private static final String NAME = "processor";

    private final ProcessorSettings settings;
    private final Lookups lookups;
    private final MeterRegistry registry;
    private final Health health;
    private final InputGates gates;
    private final ParkWatch parkWatch;
    private Slots.Slot slot;
    private StreamsSupervisor supervisor;

    /**
     * @param lookups answers questions about people
     * @param registry takes its metrics and those of its Kafka clients
     * @param health gets its checks: whether the stream runs, and how it is with what is parked
     */
    public ProcessorService(ProcessorSettings settings, Lookups lookups, MeterRegistry registry, Health health) {
        this.settings = settings;
        this.lookups = lookups;
        this.registry = registry;
        this.health = health;
        this.gates = new InputGates(
                List.of(settings.topics().events(), settings.topics().replays()));
        this.parkWatch = new ParkWatch(
                registry, settings.routes().stream().map(Route::name).toList(), InstantSource.system());
        health.check(NAME, () -> CheckResult.down("not started"));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Starts, and returns before the stream runs, since stores may have to be restored: readiness tells.
     *
     * @throws StartException naming every route and dedupe rule that cannot be used, or the directory that cannot
     */
    @Override
    public synchronized void start() throws StartException {
        List<String> problems = SettingsCheck.problems(settings);
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems));
        }
        slot = Slots.claim(settings.stateRoot());
        try {
            supervisor = StreamsSupervisor.of(settings, slot.directory(), topology(), gates, registry);
        } catch (StartException unusable) {
            slot.close();
            throw unusable;
        }
        health.check(NAME, supervisor::condition);
        health.check("park", parkWatch::check);
        supervisor.start();
    }

    private Topology topology() {
        return ProcessorTopology.of(
                settings,
                new Surroundings(
                        lookups,
                        gates::of,
                        parkWatch,
                        new PipelineMetrics(registry),
                        InstantSource.system(),
                        ThreadTime.nanos()));
    }

    @Override
    public synchronized void stop(Duration within) {
        if (supervisor != null) {
            supervisor.stop(within);
            slot.close();
        }
    }
}
