package dev.mainsheet.egress;

import dev.mainsheet.schemas.Reason;
import java.time.Instant;
import java.util.OptionalInt;

/** How a delivery ended. */
public sealed interface Ending {

    Attempts attempts();

    /** The last HTTP status, where there was one. */
    OptionalInt status();

    /** When it ended. */
    Instant at();

    /** Accepted by the listener. */
    record Delivered(Attempts attempts, OptionalInt status, Instant at) implements Ending {}

    /**
     * Given up.
     *
     * @param excerpt a cleaned, bounded piece of the refusal; may be empty
     */
    record Dead(Attempts attempts, OptionalInt status, Reason reason, String excerpt, Instant at) implements Ending {}
}
