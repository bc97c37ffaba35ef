package dev.mainsheet.ingress.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is known to be wrong with a journal. It is tried now and then: before it is needed, since trouble is better known
 * then, and often while something is wrong, since an instance that is not ready gets no events that would show the end of
 * it.
 */
final class StoreWatch {

    private static final Duration PROBE_EVERY = Duration.ofSeconds(30);
    private static final Duration PROBE_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Store store;
    private final LongSupplier nanos;
    private Optional<StoreTrouble> trouble = Optional.empty();
    private long probedAt;
    private boolean probing;

    StoreWatch(Store store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        this.probedAt = nanos.getAsLong();
    }

    Optional<StoreTrouble> trouble() {
        return trouble;
    }

    /** It was asked for something that every event needs; empty if it did that. */
    void found(Optional<StoreTrouble> now) {
        trouble = now;
    }

    void tick() {
        Duration pause = trouble.isPresent() ? PROBE_AGAIN_AFTER : PROBE_EVERY;
        if (!probing && nanos.getAsLong() - probedAt >= pause.toNanos()) {
            probing = true;
            store.probe(found -> {
                probing = false;
                probedAt = nanos.getAsLong();
                found(found);
            });
        }
    }
}
