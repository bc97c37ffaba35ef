package dev.mainsheet.ingress.completion;

import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;

/**
 * How completions are sent.
 *
 * @param retries how long to wait between attempts
 * @param patience how long whoever brought an answer waits to hear that SailPoint took it
 * @param headStart how long an acknowledgement of ours has to reach SailPoint before we complete on our own
 * @param adoptEvery how often completions without an owner are looked for
 * @param mostKept completions at once
 * @param mostBytes of them together
 * @param mostAtOnce attempts under way at once; SailPoint takes 100 requests in 10 s
 */
public record CompletionRules(
        RetrySchedule retries,
        Duration patience,
        Duration headStart,
        Duration adoptEvery,
        int mostKept,
        long mostBytes,
        int mostAtOnce) {

    /** Retries from 1 s up to 1 min apart, 5 s of patience, 10,000 completions of 64 MiB, 8 at once. */
    public static final CompletionRules DEFAULT = new CompletionRules(
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1)),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            10_000,
            64L * 1024 * 1024,
            8);
}
