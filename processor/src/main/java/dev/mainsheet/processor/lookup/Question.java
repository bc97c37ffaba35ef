package dev.mainsheet.processor.lookup;

import dev.mainsheet.directory.Query;
import java.time.Instant;

/**
 * A person to be found for an event.
 *
 * @param tenant whose directory is asked
 * @param query whom to find
 * @param receivedAt when the event was received: what was found long before may not be true any more
 * @param mayBeGone whether it would be no surprise if the directory knew nobody, as after a deletion
 */
public record Question(String tenant, Query query, Instant receivedAt, boolean mayBeGone) {}
