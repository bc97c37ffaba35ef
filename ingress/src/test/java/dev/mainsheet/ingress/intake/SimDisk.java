package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.util.List;

/** What lies in one journal, as {@link dev.mainsheet.runtime.journal.Journal} keeps it; it outlives processes. */
interface SimDisk {

    void append(List<Event> events) throws IOException;

    long rewind(int partitions) throws IOException;

    List<Stored> read(int partition, int maxEntries, long maxBytes) throws IOException;

    void done(int partition, Place place) throws IOException;

    void checkpoint() throws IOException;

    void clear() throws IOException;

    /** What is not on the disk is forgotten, and the journal opened anew. */
    void crash() throws IOException;

    /** Whether an event lies here that a next reader would be given. */
    boolean holds(String id);

    /** Whether there is anything that a next reader would be given. */
    boolean isEmpty() throws IOException;
}
