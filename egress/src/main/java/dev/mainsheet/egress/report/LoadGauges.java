package dev.mainsheet.egress.report;

import dev.mainsheet.egress.engine.Load;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows what is held, by listener, as it was at most a second ago. */
public final class LoadGauges {

    private final MeterRegistry metrics;
    private final Supplier<Load> load;

    private LoadGauges(MeterRegistry metrics, Supplier<Load> load) {
        this.metrics = metrics;
        this.load = load;
    }

    /**
     * Adds the gauges.
     *
     * @param load what is held now; called from any thread
     */
    public static void register(
            MeterRegistry metrics, Collection<String> listeners, Supplier<Load> load, InstantSource clock) {
        LoadGauges gauges = new LoadGauges(metrics, load);
        for (String listener : listeners) {
            gauges.gauge(
                    "mainsheet.egress.in.flight", "Sent and not written down yet", listener, Load.OfListener::inFlight);
            gauges.gauge("mainsheet.egress.queued", "Deliveries in memory", listener, Load.OfListener::queued);
            gauges.gauge(
                    "mainsheet.egress.held.up", "Subjects whose delivery fails", listener, Load.OfListener::heldUp);
            gauges.gauge(
                    "mainsheet.egress.oldest.undelivered.seconds",
                    "Age of the oldest delivery not ended",
                    listener,
                    of -> of.oldest()
                            .map(received ->
                                    Duration.between(received, clock.instant()).toMillis() / 1000.0)
                            .orElse(0.0));
        }
    }

    private void gauge(String name, String what, String listener, ToDoubleFunction<Load.OfListener> value) {
        Gauge.builder(
                        name,
                        () -> Optional.ofNullable(load.get().listeners().get(listener))
                                .map(of -> value.applyAsDouble(of))
                                .orElse(0.0))
                .description(what)
                .tag("listener", listener)
                .register(metrics);
    }
}
