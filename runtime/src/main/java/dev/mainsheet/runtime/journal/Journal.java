package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal in one directory: events in the order they were appended, each on the disk before {@link #append} returns, and
 * how far each partition's have been taken by Kafka. Used by one thread at a time; every call may wait for the disk.
 */
public final class Journal implements Closeable {

    /** A segment is closed when it has grown to this. */
    public static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    private final Path directory;
    private final long maxBytes;
    private final Segments segments;

    /** Kafka has what lies before. */
    private Cursors done;

    /** Read, and on its way. */
    private Cursors reading;

    /** Before it, an entry may have been sent already. */
    private Cursors attempted;

    private Journal(Path directory, long maxBytes, Segments segments, Cursors done) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.segments = segments;
        this.done = done;
        this.reading = done;
        // Whatever was here before may have been sent on by whoever was here before.
        this.attempted = Cursors.at(segments.end(), done.partitions());
    }

    /**
     * Opens what lies in {@code directory}; an entry cut short by a crash was promised to nobody and is cut off.
     *
     * @param maxBytes of all segments together
     * @throws IOException if the directory cannot be read and written, or a newer version wrote what lies there
     */
    public static Journal open(Path directory, long maxBytes) throws IOException {
        return open(directory, maxBytes, SEGMENT_BYTES);
    }

    static Journal open(Path directory, long maxBytes, int segmentBytes) throws IOException {
        Cursors done = Cursors.read(directory);
        Segments segments =
                Segments.open(directory, segmentBytes, done.highest().segment());
        return new Journal(directory, maxBytes, segments, done);
    }

    /** Whether anything that may have to be sent on lies in {@code directory}, as far as can be seen. */
    public static boolean hasEntries(Path directory) {
        try {
            return !Segments.files(directory).isEmpty();
        } catch (IOException unreadable) {
            JournalLog.LOG.error("{} cannot be read: {}", directory, unreadable.toString());
            return false;
        }
    }

    /**
     * Appends {@code events} in order, and returns when all are on the disk. If it throws, none of them counts.
     *
     * @throws JournalFullException if they would go over the bound
     * @throws IOException if the disk does not take them
     */
    public void append(List<Event> events) throws JournalFullException, IOException {
        List<ByteBuffer> frames = new ArrayList<>(events.size());
        IntList hashes = new IntList();
        long size = 0;
        for (Event event : events) {
            ByteBuffer frame = SegmentScan.frame(EntryCodec.write(event));
            frames.add(frame);
            hashes.add(KeyHash.of(event.key().getBytes(StandardCharsets.UTF_8)));
            size += frame.limit();
        }
        if (bytes() + size > maxBytes) {
            throw new JournalFullException(maxBytes);
        }
        segments.append(frames, hashes);
    }

    /** Of all segments together. */
    public long bytes() {
        return segments.bytes();
    }

    /** What it may grow to. */
    public long maxBytes() {
        return maxBytes;
    }

    /**
     * Begins to read anew, for each of {@code partitions} from the first entry that is not done, and says how many entries
     * are not. What was read before from there may have been sent, and is in doubt.
     */
    public long rewind(int partitions) {
        attempted = attempted.upTo(partitions).furthest(reading.upTo(partitions));
        done = done.over(partitions);
        reading = done.over(partitions);
        return segments.left(done);
    }

    /**
     * The next entries of {@code partition}, in order; empty if there are none now.
     *
     * @param maxEntries at most so many
     * @param maxBytes of bodies; one entry is given however large
     */
    public List<Stored> read(int partition, int maxEntries, long maxBytes) throws IOException {
        List<Stored> read = new ArrayList<>();
        long bytes = 0;
        for (Optional<Place> at = next(partition);
                at.isPresent() && read.size() < maxEntries && bytes < maxBytes;
                at = next(partition)) {
            Stored stored = stored(partition, at.get());
            read.add(stored);
            bytes += stored.event().body().length;
            reading.advance(partition, stored.next());
        }
        if (read.isEmpty()) {
            // Looked through once is enough, however often it is asked.
            reading.advance(partition, segments.end());
        }
        return read;
    }

    private Optional<Place> next(int partition) {
        return segments.find(partition, reading.partitions(), reading.of(partition));
    }

    private Stored stored(int partition, Place place) throws IOException {
        Event event = segments.event(place);
        boolean sentBefore = place.compareTo(attempted.of(partition)) < 0;
        return new Stored(sentBefore ? event.doubted() : event, place.next());
    }

    /** Kafka has every entry of {@code partition} before {@code place}. */
    public void done(int partition, Place place) {
        done.advance(partition, place);
    }

    /** Deletes segments that are done with, and writes down how far the others are. */
    public void checkpoint() throws IOException {
        segments.removeDone(done);
        done.write(directory);
    }

    /** Every entry is done: nothing is left on the disk. */
    public void clear() throws IOException {
        segments.removeAll();
        done = Cursors.at(segments.end(), done.partitions());
        reading = done.over(done.partitions());
        attempted = done.over(done.partitions());
        Files.deleteIfExists(directory.resolve(Cursors.FILE));
    }

    @Override
    public void close() throws IOException {
        segments.close();
    }
}
