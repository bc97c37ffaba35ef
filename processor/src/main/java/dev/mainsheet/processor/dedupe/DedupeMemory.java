package dev.mainsheet.processor.dedupe;

import java.util.Optional;

/** What went through so far, as far as it can still make a later event a duplicate. */
public interface DedupeMemory {

    /** The latest event of a trigger with a record key. */
    Optional<Sighting> latest(String trigger, String key);

    /** Makes {@code sighting} the latest. */
    void rememberLatest(String trigger, String key, Sighting sighting);

    /** An event of a trigger with that key and hash, appended from {@code from} to {@code to}, epoch milliseconds. */
    Optional<Sighting> within(String trigger, String key, byte[] hash, long from, long to);

    /** Adds {@code sighting} to those that {@link #within} finds. */
    void remember(String trigger, String key, Sighting sighting);
}
