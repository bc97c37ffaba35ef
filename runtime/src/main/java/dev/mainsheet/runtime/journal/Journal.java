package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.UndecodableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The journal in one directory: events in the order they were appended, each on the disk before {@link #append} returns, and
 * how far each partition's have been taken by Kafka. Used by one thread at a time; every call may wait for the disk.
 */
public final class Journal implements Closeable {

    /** A segment is closed when it has grown to this. */
    public static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    private final Path directory;
    private final long maxBytes;
    private final int segmentBytes;
    private final NavigableMap<Long, Segment> segments = new TreeMap<>();
    private Cursors done;
    private Cursors reading;
    private Cursors attempted;
    private Optional<Segment> current = Optional.empty();
    private long lastNumber;

    private Journal(Path directory, long maxBytes, int segmentBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.segmentBytes = segmentBytes;
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
        Journal journal = new Journal(directory, maxBytes, segmentBytes);
        try {
            journal.recover();
        } catch (IOException unreadable) {
            journal.close();
            throw unreadable;
        }
        return journal;
    }

    /** Whether anything that may have to be sent on lies in {@code directory}, as far as can be seen. */
    public static boolean hasEntries(Path directory) {
        try {
            return !files(directory).isEmpty();
        } catch (IOException unreadable) {
            JournalLog.LOG.error("{} cannot be read: {}", directory, unreadable.toString());
            return false;
        }
    }

    /** The segments in a directory, in order. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> Segment.number(file) > 0)
                    .sorted(Comparator.comparingLong(Segment::number))
                    .toList();
        }
    }

    private void recover() throws IOException {
        List<Path> files = files(directory);
        for (Path file : files) {
            Segment segment = Segment.open(file);
            segments.put(segment.number(), segment);
            lastNumber = segment.number();
        }
        done = Cursors.read(directory);
        lastNumber = Math.max(lastNumber, done.highest().segment());
        for (Segment segment : List.copyOf(segments.values())) {
            look(segment);
        }
        reading = done;
        // Whatever was here before may have been sent on by whoever was here before.
        attempted = Cursors.at(end(), done.partitions());
    }

    /** Nothing is put behind what lies there, so what a crash left of a last write does no harm. */
    private void look(Segment segment) throws IOException {
        if (segment.damaged() > 0) {
            JournalLog.LOG.error(
                    "{} is damaged in {} places: what can be read is sent on, the file stays as {}.damaged",
                    segment.file(),
                    segment.damaged(),
                    segment.file().getFileName());
        } else if (segment.torn() > 0) {
            JournalLog.LOG.warn(
                    "{} ends in {} bytes that are no whole entry, as a crash leaves them: not read",
                    segment.file(),
                    segment.torn());
        }
        if (segment.entries() == 0) {
            remove(segment);
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
        Segment segment = writable();
        try {
            segment.append(frames, hashes);
        } catch (IOException failed) {
            // What a disk that failed to sync really holds is not known: nothing is put behind it.
            current = Optional.empty();
            if (segment.entries() == 0) {
                segments.remove(segment.number());
                segment.delete();
            }
            throw failed;
        }
    }

    private Segment writable() throws IOException {
        if (current.isEmpty() || current.get().length() >= segmentBytes) {
            Segment created = Segment.create(directory, ++lastNumber);
            segments.put(created.number(), created);
            current = Optional.of(created);
        }
        return current.get();
    }

    /** Of all segments together. */
    public long bytes() {
        long bytes = 0;
        for (Segment segment : segments.values()) {
            bytes += segment.length();
        }
        return bytes;
    }

    /** What it may grow to. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Behind the last entry. */
    private Place end() {
        Map.Entry<Long, Segment> last = segments.lastEntry();
        return last == null
                ? new Place(lastNumber + 1, 0)
                : new Place(last.getKey(), last.getValue().entries());
    }

    /**
     * Begins to read anew, for each of {@code partitions} from the first entry that is not done, and says how many entries
     * are not. What was read before from there may have been sent, and is in doubt.
     */
    public long rewind(int partitions) {
        attempted = attempted.upTo(partitions).furthest(reading.upTo(partitions));
        done = done.over(partitions);
        reading = done.over(partitions);
        long left = 0;
        for (Segment segment : segments.tailMap(done.lowest().segment()).values()) {
            for (int i = 0; i < segment.entries(); i++) {
                left += done.leavesUndone(segment, i) ? 1 : 0;
            }
        }
        return left;
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
        for (Optional<Place> at = find(partition, reading.of(partition));
                at.isPresent() && read.size() < maxEntries && bytes < maxBytes;
                at = find(partition, reading.of(partition))) {
            Place place = at.get();
            Stored stored = stored(place, place.compareTo(attempted.of(partition)) < 0);
            read.add(stored);
            bytes += stored.event().body().length;
            reading.advance(partition, stored.next());
        }
        if (read.isEmpty()) {
            // Looked through once is enough, however often it is asked.
            reading.advance(partition, end());
        }
        return read;
    }

    private Optional<Place> find(int partition, Place from) {
        for (Segment segment : segments.tailMap(from.segment()).values()) {
            int first = segment.number() == from.segment() ? from.index() : 0;
            for (int i = first; i < segment.entries(); i++) {
                if (KeyHash.partition(segment.hash(i), reading.partitions()) == partition) {
                    return Optional.of(new Place(segment.number(), i));
                }
            }
        }
        return Optional.empty();
    }

    private Stored stored(Place place, boolean sentBefore) throws IOException {
        Segment segment = segments.get(place.segment());
        try {
            Event event = EntryCodec.read(segment.payload(place.index()));
            return new Stored(sentBefore ? event.doubted() : event, place.next());
        } catch (UndecodableException changed) {
            throw new IOException(segment.file() + " holds an entry that was whole and is not any more", changed);
        }
    }

    /** Kafka has every entry of {@code partition} before {@code place}. */
    public void done(int partition, Place place) {
        done.advance(partition, place);
    }

    /** Deletes segments that are done with, and writes down how far the others are. */
    public void checkpoint() throws IOException {
        long lowest = lowestUndone();
        while (!segments.isEmpty()
                && segments.firstKey() < lowest
                && !isCurrent(segments.firstEntry().getValue())) {
            remove(segments.firstEntry().getValue());
        }
        done.write(directory);
    }

    private boolean isCurrent(Segment segment) {
        return current.filter(segment::equals).isPresent();
    }

    /** Partitions without an entry never move: what counts is the first entry that is not done, of any. */
    private long lowestUndone() {
        for (Segment segment : segments.values()) {
            for (int i = 0; i < segment.entries(); i++) {
                if (done.leavesUndone(segment, i)) {
                    return segment.number();
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private void remove(Segment segment) throws IOException {
        segments.remove(segment.number());
        if (segment.damaged() > 0) {
            segment.putAside();
        } else {
            segment.delete();
        }
    }

    /** Every entry is done: nothing is left on the disk. */
    public void clear() throws IOException {
        current = Optional.empty();
        for (Segment segment : List.copyOf(segments.values())) {
            remove(segment);
        }
        Place end = new Place(lastNumber + 1, 0);
        done = Cursors.at(end, done.partitions());
        reading = done.over(done.partitions());
        attempted = done.over(done.partitions());
        Files.deleteIfExists(directory.resolve(Cursors.FILE));
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }
}
