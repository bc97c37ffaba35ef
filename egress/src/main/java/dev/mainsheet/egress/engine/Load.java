package dev.mainsheet.egress.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the dispatcher holds at a moment.
 *
 * @param listeners by name
 * @param stands partitions that stand at a record of a later version, each in words
 */
public record Load(Map<String, OfListener> listeners, List<String> stands) {

    /** Nothing at all. */
    public static final Load NONE = new Load(Map.of(), List.of());

    /**
     * One listener's part.
     *
     * @param inFlight sent and not written down yet
     * @param queued in memory, those in flight included
     * @param heldUp subjects whose head has failed and is tried again
     * @param oldest when the oldest undelivered one was received, if any is known
     */
    public record OfListener(int inFlight, int queued, int heldUp, Optional<Instant> oldest) {}

    /** Subjects held up, over all listeners. */
    public int heldUp() {
        return listeners.values().stream().mapToInt(OfListener::heldUp).sum();
    }
}
