package dev.mainsheet.testkit.isc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The rate limit: so many requests in 10 s, and after that none until the 10 s are over. Whether the window slides is not
 * published; one that stands is used. Refused requests cost nothing. One thread only: the event loop.
 */
final class RequestWindow {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final int limit;
    private Instant end = Instant.MIN;
    private int admitted;

    /**
     * @param limit 0 sets none
     */
    RequestWindow(InstantSource clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Empty if one more request is within the limit, which it counts against; else how many seconds it is too early. */
    Optional<Long> tooEarly() {
        if (limit == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(LENGTH);
            admitted = 0;
        }
        if (admitted < limit) {
            admitted++;
            return Optional.empty();
        }
        return Optional.of(
                Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds()));
    }
}
