package dev.mainsheet.processor.park;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one task has parked, at one moment.
 *
 * @param entries deliveries that wait
 * @param bytes they take in the store
 * @param oldest when the event of the first of them was appended
 * @param overdue how many have waited longer than their route's {@code wait}, by the name of the route
 * @param full whether no more events are read
 */
public record ParkState(int entries, long bytes, Optional<Instant> oldest, Map<String, Integer> overdue, boolean full) {

    public ParkState {
        overdue = Map.copyOf(overdue);
    }
}
