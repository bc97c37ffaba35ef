package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Triggers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What passes through, counted. A transaction that is aborted is counted again when its records come again: these are for
 * watching, the topics are for reckoning.
 */
public final class PipelineMetrics {

    /** Anybody who can post can invent triggers, and each would be a time series for ever. */
    private static final String UNKNOWN_TRIGGER = "other";

    private final MeterRegistry registry;
    private final Counter copies;
    private final Counter notRemembered;
    private final Timer latency;
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);
    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final Map<String, Counter> deliveries = new ConcurrentHashMap<>();

    /** What the stream thread is kept by, one call at a time. */
    enum Step {
        /** An event on its whole way. */
        PROCESS,
        /** A round through what is parked. */
        RELEASE
    }

    /** An open transaction waits meanwhile, and every other task of the thread. */
    private static final Duration LONG_STEP = Duration.ofMillis(50);

    public PipelineMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.copies = Counter.builder("mainsheet.processor.copies")
                .description("Second copies of an event id, dropped")
                .register(registry);
        this.notRemembered = Counter.builder("mainsheet.processor.last.known.refused")
                .description("Answers not kept for later: no room for a further person, or too large")
                .register(registry);
        this.latency = Timer.builder("mainsheet.processor.latency")
                .description("From receipt at the ingress to a delivery")
                .publishPercentileHistogram()
                .register(registry);
        for (Step step : Step.values()) {
            steps.put(step, stepTimer(registry, step));
        }
    }

    private static Timer stepTimer(MeterRegistry registry, Step step) {
        return Timer.builder("mainsheet.processor.step")
                .description("How long the stream thread was kept by one call")
                .tag("kind", step.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(LONG_STEP)
                .register(registry);
    }

    void step(Step step, long nanos) {
        steps.get(step).record(nanos, TimeUnit.NANOSECONDS);
    }

    void received(Event event) {
        String trigger = Triggers.find(event.trigger()).isPresent() ? event.trigger() : UNKNOWN_TRIGGER;
        events.computeIfAbsent(trigger, this::eventCounter).increment();
    }

    void copy() {
        copies.increment();
    }

    void notRemembered() {
        notRemembered.increment();
    }

    void outcome(Outcome outcome) {
        Counter.builder("mainsheet.processor.outcomes")
                .description("Units that ended here")
                .tag("outcome", outcome.outcome().text())
                .tag("reason", outcome.reason().text())
                .register(registry)
                .increment();
    }

    void delivered(Delivery delivery, Instant now) {
        deliveries
                .computeIfAbsent(delivery.id().listener(), this::deliveryCounter)
                .increment();
        Duration sinceReceipt = Duration.between(delivery.receivedAt(), now);
        latency.record(sinceReceipt.isNegative() ? Duration.ZERO : sinceReceipt);
    }

    private Counter eventCounter(String trigger) {
        return Counter.builder("mainsheet.processor.events")
                .description("Events read")
                .tag("trigger", trigger)
                .register(registry);
    }

    private Counter deliveryCounter(String listener) {
        return Counter.builder("mainsheet.processor.deliveries")
                .description("Deliveries made")
                .tag("listener", listener)
                .register(registry);
    }
}
