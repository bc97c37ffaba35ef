package dev.mainsheet.processor.park;

import java.nio.ByteBuffer;

/**
 * What a waiting delivery lies under. Its bytes sort as events were appended, topic by topic.
 *
 * @param topic an index into the topics that are read
 * @param offset of the event
 * @param unit which of the event's deliveries: a hash of listener and split number
 */
public record UnitKey(byte topic, long offset, long unit) {

    /** How long it is as bytes. */
    public static final int BYTES = 1 + 2 * Long.BYTES;

    /** Reads the bytes. */
    public static UnitKey of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new UnitKey(in.get(), in.getLong(), in.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(topic)
                .putLong(offset)
                .putLong(unit)
                .array();
    }

    /** The smallest key there can be of {@code topic}. */
    public static UnitKey first(byte topic) {
        return new UnitKey(topic, 0, 0);
    }

    /** The largest, as bytes sort. */
    public static UnitKey last(byte topic) {
        return new UnitKey(topic, Long.MAX_VALUE, -1);
    }

    boolean ofSameEvent(UnitKey other) {
        return topic == other.topic && offset == other.offset;
    }
}
