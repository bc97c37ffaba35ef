package dev.mainsheet.processor.route;

import java.time.Duration;

/**
 * How long a route waits for its people, and what then.
 *
 * @param limit counted from when a delivery begins to wait; anew for each route
 * @param otherwise what becomes of a delivery that has waited so long
 */
public record Patience(Duration limit, Otherwise otherwise) {

    /** Ten minutes; then it goes on waiting. */
    public static final Patience DEFAULT = new Patience(Duration.ofMinutes(10), Otherwise.HOLD);
}
