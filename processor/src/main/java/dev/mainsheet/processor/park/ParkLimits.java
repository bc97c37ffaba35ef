package dev.mainsheet.processor.park;

/**
 * How much one task may park. A little more comes in after the gate has closed: what Kafka Streams has read already.
 *
 * @param maxEntries deliveries
 * @param maxBytes of keys and values in the store
 * @param maxAsking deliveries of one tenant that ask at once; further ones stand in line
 */
public record ParkLimits(int maxEntries, long maxBytes, int maxAsking) {

    /** Many times what a directory is asked at once, and little memory. */
    private static final int MOST_ASKING = 1_000;

    public ParkLimits(int maxEntries, long maxBytes) {
        this(maxEntries, maxBytes, MOST_ASKING);
    }
}
