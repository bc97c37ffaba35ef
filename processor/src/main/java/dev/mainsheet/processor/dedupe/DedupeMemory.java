package dev.mainsheet.processor.dedupe;

import java.util.Optional;

/** What went through, as far as it can still make a later event a duplicate. */
public interface DedupeMemory {

    /** The latest event of a trigger with a record key. */
    Optional<Sighting> latest(String trigger, String key);

    /** Makes {@code sighting} the latest of them. */
    void rememberLatest(String trigger, String key, Sighting sighting);

    /** The latest event of a trigger with a record key and a hash. */
    Optional<Sighting> latestWith(byte[] hash, String trigger, String key);

    /** Makes {@code sighting} the latest of those with its hash. */
    void rememberByHash(String trigger, String key, Sighting sighting);
}
