package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Waits for what was acknowledged to be delivered, prints what was measured, and holds it to what always holds. */
final class Verdict {

    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(120);

    private Verdict() {}

    /**
     * Nothing acknowledged is missing, nothing overtaken, nothing there that was never sent.
     *
     * @param load that has ended
     * @param orderedBy see {@link Audit}
     * @param back when Kafka was there again
     */
    static Audit on(
            String scenario, Separately all, SteadyLoad load, Function<Posted, String> orderedBy, Instant back) {
        try {
            await().atMost(DELIVERED_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> audit(all, load, orderedBy).missing().isEmpty());
        } finally {
            Audit audit = audit(all, load, orderedBy);
            System.out.printf(
                    "%s: %s, caught up %.1f s after Kafka was back%n",
                    scenario, audit.figures(load.took()), audit.caughtUp(back).toMillis() / 1000.0);
        }
        Audit audit = audit(all, load, orderedBy);
        assertThat(audit.overtaken()).isEmpty();
        assertThat(audit.unknown()).isEmpty();
        return audit;
    }

    private static Audit audit(Separately all, SteadyLoad load, Function<Posted, String> orderedBy) {
        return new Audit(load.posted(), all.deliveries.all(), orderedBy);
    }
}
