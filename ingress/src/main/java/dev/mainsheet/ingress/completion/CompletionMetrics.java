package dev.mainsheet.ingress.completion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of completions, counted. Safe for any thread. */
public final class CompletionMetrics {

    private static final String PREFIX = "mainsheet.ingress.completion";

    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();

    public CompletionMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(PREFIX + "s.waiting", waiting, AtomicInteger::get)
                .description("Answers kept that SailPoint does not have yet")
                .register(registry);
    }

    /** So many are kept now. */
    void waiting(int completions) {
        waiting.set(completions);
    }

    /** An attempt ended. */
    void attempted(Sent sent) {
        registry.counter(PREFIX + ".attempts", "result", sent.result()).increment();
    }

    /** A completion ended, or was not taken on. */
    void ended(Standing standing) {
        registry.counter(PREFIX + "s", "outcome", standing.text()).increment();
    }
}
