package dev.mainsheet.runtime.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: exponential with full jitter, a random time between nothing and a ceiling
 * that doubles with each failure up to a cap. What the answer asked for ({@code Retry-After}) is the least, up to a cap
 * of its own: whoever says "in a year" must not be left alone for a year.
 *
 * @param first the ceiling after the first failure
 * @param cap the highest ceiling
 * @param longestAsked the most of what an answer asks for that is obeyed
 */
public record RetrySchedule(Duration first, Duration cap, Duration longestAsked) {

    /** 500 ms doubling up to 5 min; an answer may ask for up to an hour. */
    public static final RetrySchedule DEFAULT =
            new RetrySchedule(Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofHours(1));

    /**
     * The wait.
     *
     * @param failures how often it has failed, at least once
     * @param asked what the last answer asked for
     * @param random where the jitter comes from
     */
    public Duration delay(int failures, Optional<Duration> asked, RandomGenerator random) {
        Duration jittered = Duration.ofMillis(random.nextLong(ceiling(failures).toMillis() + 1));
        Duration least = asked.map(wish -> min(wish, longestAsked)).orElse(Duration.ZERO);
        return max(jittered, least);
    }

    /** The longest wait after that many failures, had the answer not asked for more. */
    public Duration ceiling(int failures) {
        // Beyond 2^40 the cap has long been reached; the shift must not overflow before the comparison.
        int doublings = Math.min(failures - 1, 40);
        return first.toMillis() > cap.toMillis() >> doublings ? cap : first.multipliedBy(1L << doublings);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
