package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.UndecodableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The segments of a journal, in order: the one that is written to, and those before it. */
final class Segments implements Closeable {

    private final Path directory;
    private final int segmentBytes;
    private final NavigableMap<Long, Segment> inOrder = new TreeMap<>();
    private Optional<Segment> current = Optional.empty();
    private long lastNumber;

    /**
     * @param segmentBytes a segment that has grown to this is written to no more
     * @param usedNumber numbers up to this are never given again
     */
    private Segments(Path directory, int segmentBytes, long usedNumber) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.lastNumber = usedNumber;
    }

    /**
     * Opens those in {@code directory}. Nothing is put behind what lies there, so what a crash left of a last write does no
     * harm.
     */
    static Segments open(Path directory, int segmentBytes, long usedNumber) throws IOException {
        Segments segments = new Segments(directory, segmentBytes, usedNumber);
        try {
            for (Path file : files(directory)) {
                segments.take(Segment.open(file));
            }
        } catch (IOException unreadable) {
            segments.close();
            throw unreadable;
        }
        return segments;
    }

    /** The files in a directory, in order. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> Segment.number(file) > 0)
                    .sorted(Comparator.comparingLong(Segment::number))
                    .toList();
        }
    }

    private void take(Segment segment) throws IOException {
        inOrder.put(segment.number(), segment);
        lastNumber = Math.max(lastNumber, segment.number());
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

    /** See {@link Segment#append}. */
    void append(List<ByteBuffer> frames, IntList keyHashes) throws IOException {
        Segment segment = writable();
        try {
            segment.append(frames, keyHashes);
        } catch (IOException failed) {
            // What a disk that failed to sync really holds is not known: nothing is put behind it.
            current = Optional.empty();
            if (segment.entries() == 0) {
                inOrder.remove(segment.number());
                segment.delete();
            }
            throw failed;
        }
    }

    private Segment writable() throws IOException {
        if (current.isEmpty() || current.get().length() >= segmentBytes) {
            Segment created = Segment.create(directory, ++lastNumber);
            inOrder.put(created.number(), created);
            current = Optional.of(created);
        }
        return current.get();
    }

    long bytes() {
        long bytes = 0;
        for (Segment segment : inOrder.values()) {
            bytes += segment.length();
        }
        return bytes;
    }

    /** Behind the last entry. */
    Place end() {
        Map.Entry<Long, Segment> last = inOrder.lastEntry();
        return last == null
                ? new Place(lastNumber + 1, 0)
                : new Place(last.getKey(), last.getValue().entries());
    }

    /** How many entries {@code done} leaves undone. */
    long left(Cursors done) {
        long left = 0;
        for (Segment segment : inOrder.tailMap(done.lowest().segment()).values()) {
            for (int i = 0; i < segment.entries(); i++) {
                left += done.leavesUndone(segment, i) ? 1 : 0;
            }
        }
        return left;
    }

    /** The first entry of a partition out of {@code partitions}, at {@code from} or behind it. */
    Optional<Place> find(int partition, int partitions, Place from) {
        for (Segment segment : inOrder.tailMap(from.segment()).values()) {
            int first = segment.number() == from.segment() ? from.index() : 0;
            for (int i = first; i < segment.entries(); i++) {
                if (KeyHash.partition(segment.hash(i), partitions) == partition) {
                    return Optional.of(new Place(segment.number(), i));
                }
            }
        }
        return Optional.empty();
    }

    Event event(Place place) throws IOException {
        Segment segment = inOrder.get(place.segment());
        try {
            return EntryCodec.read(segment.payload(place.index()));
        } catch (UndecodableException changed) {
            throw new IOException(segment.file() + " holds an entry that was whole and is not any more", changed);
        }
    }

    /** Removes those before the first entry that {@code done} leaves undone. */
    void removeDone(Cursors done) throws IOException {
        for (Segment segment : List.copyOf(inOrder.values())) {
            if (current.filter(segment::equals).isPresent() || anyUndone(segment, done)) {
                return;
            }
            remove(segment);
        }
    }

    private static boolean anyUndone(Segment segment, Cursors done) {
        for (int i = 0; i < segment.entries(); i++) {
            if (done.leavesUndone(segment, i)) {
                return true;
            }
        }
        return false;
    }

    void removeAll() throws IOException {
        current = Optional.empty();
        for (Segment segment : List.copyOf(inOrder.values())) {
            remove(segment);
        }
    }

    private void remove(Segment segment) throws IOException {
        inOrder.remove(segment.number());
        if (segment.damaged() > 0) {
            segment.putAside();
        } else {
            segment.delete();
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : inOrder.values()) {
            segment.close();
        }
    }
}
