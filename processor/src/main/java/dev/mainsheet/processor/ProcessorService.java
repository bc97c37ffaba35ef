package dev.mainsheet.processor;

import dev.mainsheet.processor.filter.ThreadTime;
import dev.mainsheet.processor.streams.StreamsSupervisor;
import dev.mainsheet.processor.topology.PipelineMetrics;
import dev.mainsheet.processor.topology.ProcessorTopology;
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
    private final MeterRegistry registry;
    private final Health health;
    private Slots.Slot slot;
    private StreamsSupervisor supervisor;

    /**
     * @param registry takes its metrics and those of its Kafka clients
     * @param health gets its check: up while the stream runs
     */
    public ProcessorService(ProcessorSettings settings, MeterRegistry registry, Health health) {
        this.settings = settings;
        this.registry = registry;
        this.health = health;
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
            supervisor = StreamsSupervisor.of(settings, slot.directory(), topology(), registry);
        } catch (StartException unusable) {
            slot.close();
            throw unusable;
        }
        health.check(NAME, supervisor::condition);
        supervisor.start();
    }

    private Topology topology() {
        return ProcessorTopology.of(
                settings, InstantSource.system(), ThreadTime.nanos(), new PipelineMetrics(registry));
    }

    @Override
    public synchronized void stop(Duration within) {
        if (supervisor != null) {
            supervisor.stop(within);
            slot.close();
        }
    }
}
