package dev.mainsheet.processor.park;

import java.util.function.BiConsumer;

/**
 * Where what waits lies, so that no crash loses it. What is put, deleted and sent between two commits happens together or
 * not at all. Used by one thread.
 */
public interface ParkStore {

    /** Whether {@code value} is small enough to be put. */
    boolean fits(byte[] value);

    void put(UnitKey key, byte[] value);

    /** What lies under a key that was put and not deleted. */
    byte[] get(UnitKey key);

    void delete(UnitKey key);

    /** All there is: each topic in the order of its offsets, several topics merged by append time. */
    void forEach(BiConsumer<UnitKey, byte[]> each);
}
