package dev.mainsheet.processor.park;

import java.time.Instant;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Headers;

/**
 * A delivery that waits, with all of the event that it is made of.
 *
 * @param key of the event's record
 * @param appendedAt when the event was appended to its topic
 * @param headers of the event's record
 * @param body of the event; not copied
 * @param late whether an event of its subject that was received later came before it
 * @param listener whom it is for
 * @param split its number among the event's deliveries to the listener, where a route splits
 * @param route the name of the route it waits for
 * @param deadline until when it waits for people
 */
public record Parked(
        byte[] key,
        Instant appendedAt,
        Headers headers,
        byte[] body,
        boolean late,
        String listener,
        OptionalInt split,
        String route,
        Instant deadline) {

    private static final byte[] NOTHING = {};

    /** Which of its event's deliveries it is. */
    public static long unit(String listener, OptionalInt split) {
        return Hash64.of(NOTHING, listener, split.orElse(0));
    }

    /**
     * Within what deliveries keep their order: one subject and one listener. Two that happen to share a number only wait
     * for each other.
     */
    public static long queue(byte[] key, String listener) {
        return Hash64.of(key, listener, 0);
    }

    /** The same, waiting for another route. */
    public Parked waitingFor(String nextRoute, Instant until) {
        return new Parked(key, appendedAt, headers, body, late, listener, split, nextRoute, until);
    }
}
