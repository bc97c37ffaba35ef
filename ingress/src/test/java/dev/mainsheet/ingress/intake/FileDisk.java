package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.JournalFullException;
import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The journal itself, in its files. */
final class FileDisk implements SimDisk, Closeable {

    private static final long LARGE = 1L << 30;

    private final Path directory;
    private final Set<String> appended = new HashSet<>();
    private Journal journal;

    FileDisk(Path directory) throws IOException {
        this.directory = directory;
        this.journal = Journal.open(directory, LARGE);
    }

    @Override
    public void append(List<Event> events) throws IOException {
        try {
            journal.append(events);
        } catch (JournalFullException small) {
            throw new IOException(small);
        }
        events.forEach(event -> appended.add(event.id()));
    }

    @Override
    public long rewind(int asked) {
        return journal.rewind(asked);
    }

    @Override
    public List<Stored> read(int partition, int maxEntries, long maxBytes) throws IOException {
        return journal.read(partition, maxEntries, maxBytes);
    }

    @Override
    public void done(int partition, Place place) {
        journal.done(partition, place);
    }

    @Override
    public void checkpoint() throws IOException {
        journal.checkpoint();
    }

    @Override
    public void clear() throws IOException {
        journal.clear();
    }

    @Override
    public void crash() throws IOException {
        journal.close();
        journal = Journal.open(directory, LARGE);
    }

    /** Also of one that has been sent on: whether it came to be in Kafka is seen at the end. */
    @Override
    public boolean holds(String id) {
        return appended.contains(id);
    }

    @Override
    public boolean isEmpty() throws IOException {
        return !Journal.hasEntries(directory);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
