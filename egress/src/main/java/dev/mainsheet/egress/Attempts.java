package dev.mainsheet.egress;

import java.time.Instant;

/**
 * How often a delivery was sent.
 *
 * @param count attempts, 0 if never sent
 * @param firstAt the first, or when it was given up unsent
 * @param lastAt the last
 */
public record Attempts(int count, Instant firstAt, Instant lastAt) {

    /** Not sent yet. */
    public static Attempts none(Instant now) {
        return new Attempts(0, now, now);
    }

    /** One more. */
    public Attempts another(Instant now) {
        return new Attempts(count + 1, count == 0 ? now : firstAt, now);
    }
}
