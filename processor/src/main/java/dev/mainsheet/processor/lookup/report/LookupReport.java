package dev.mainsheet.processor.lookup.report;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.engine.Standing;
import dev.mainsheet.processor.lookup.engine.TenantState;
import dev.mainsheet.processor.lookup.engine.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts lookups by tenant, and logs when a tenant's standing turns. Whom they are about is never said. */
public final class LookupReport implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(LookupReport.class);
    private static final String PREFIX = "mainsheet.processor.lookup";

    private final MeterRegistry registry;
    private final Map<String, Counter> hits = new ConcurrentHashMap<>();
    private final Map<String, Counter> misses = new ConcurrentHashMap<>();
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();

    /**
     * @param registry where it counts
     */
    public LookupReport(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Adds the gauges of all tenants there are now.
     *
     * @param states how they stand; called from any thread
     */
    public void gauges(Supplier<Map<String, TenantState>> states) {
        for (String tenant : states.get().keySet()) {
            gauge(".in.flight", "Calls of a directory under way", tenant, states, TenantState::inFlight);
            gauge(".waiting", "Questions without an answer", tenant, states, TenantState::waiting);
            for (Standing standing : Standing.values()) {
                Gauge.builder(
                                PREFIX + ".standing",
                                () -> states.get().get(tenant).standing() == standing ? 1 : 0)
                        .description("1 where the lookups of a tenant stand so")
                        .tag("tenant", tenant)
                        .tag("standing", standing.text())
                        .register(registry);
            }
        }
    }

    private void gauge(
            String name,
            String what,
            String tenant,
            Supplier<Map<String, TenantState>> states,
            ToDoubleFunction<TenantState> value) {
        Gauge.builder(PREFIX + name, () -> value.applyAsDouble(states.get().get(tenant)))
                .description(what)
                .tag("tenant", tenant)
                .register(registry);
    }

    @Override
    public void hit(String tenant) {
        hits.computeIfAbsent(tenant, name -> cache(name, "hit")).increment();
    }

    @Override
    public void missed(String tenant) {
        misses.computeIfAbsent(tenant, name -> cache(name, "miss")).increment();
    }

    private Counter cache(String tenant, String result) {
        return Counter.builder(PREFIX + ".cache")
                .description("Questions, by whether something known answered them")
                .tag("tenant", tenant)
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void called(String tenant, Answer answer, Duration took) {
        Counter.builder(PREFIX + "s")
                .description("Calls of a directory, by what came of them")
                .tag("tenant", tenant)
                .tag("result", result(answer))
                .register(registry)
                .increment();
        latencies.computeIfAbsent(tenant, this::latency).record(took);
    }

    private Timer latency(String tenant) {
        return Timer.builder(PREFIX + ".latency")
                .description("How long calls of a directory take")
                .tag("tenant", tenant)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    private static String result(Answer answer) {
        if (answer instanceof Answer.Found) {
            return "found";
        } else if (answer instanceof Answer.NotFound) {
            return "not-found";
        } else if (answer instanceof Answer.Failed failed) {
            return text(failed.failure().kind());
        }
        return "ambiguous";
    }

    private static String text(Failure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void again(String tenant, Failure.Kind why) {
        Counter.builder(PREFIX + ".retries")
                .description("Questions to be asked again, by how the call failed")
                .tag("tenant", tenant)
                .tag("kind", text(why))
                .register(registry)
                .increment();
    }

    @Override
    public void turned(String tenant, TenantState now) {
        if (now.standing() == Standing.OK) {
            LOG.info("People of tenant {} are found again; {} questions wait", tenant, now.waiting());
        } else {
            LOG.warn(
                    "People of tenant {} are not found as they should: {}; {} questions wait{}",
                    tenant,
                    now.standing().text(),
                    now.waiting(),
                    now.why().map(failure -> ": " + failure.detail()).orElse(""));
        }
    }
}
