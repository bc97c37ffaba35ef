package dev.mainsheet.runtime.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it was granted.
 *
 * @param token never printed
 * @param lifetime from the request on; empty if nothing was said of it
 */
record Grant(String token, Optional<Duration> lifetime) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int LARGEST_SHARE = 3;

    /**
     * The token, to be renewed a minute before it ends, or after two thirds of its life if that is shorter. One whose end is
     * unknown is used until it is refused, a day at most.
     *
     * @param askedAt when the request was made
     */
    AccessToken from(Instant askedAt) {
        Duration life = lifetime.filter(said -> said.compareTo(LONGEST) < 0).orElse(LONGEST);
        Duration share = life.dividedBy(LARGEST_SHARE);
        return new AccessToken(token, askedAt.plus(life).minus(share.compareTo(MARGIN) < 0 ? share : MARGIN));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "grant for " + lifetime;
    }
}
