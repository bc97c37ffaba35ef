package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.UndecodableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a journal: a magic number, then frames. A frame is the length of its payload (4 bytes), the payload's CRC-32C
 * (4 bytes) and the payload. What lies behind the last whole frame was never promised to anybody.
 */
final class Segment implements Closeable {

    static final byte[] MAGIC = {'M', 'S', 'J', 'R', 'N', 'L', 0, 1};
    static final int FRAME_HEAD = 8;
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.segment");

    private final long number;
    private final Path file;
    private final FileChannel channel;
    private final IntList offsets;
    private final IntList hashes;
    private final int damaged;
    private int length;

    private Segment(long number, Path file, FileChannel channel, SegmentScan.Found found) {
        this.number = number;
        this.file = file;
        this.channel = channel;
        this.offsets = found.offsets();
        this.hashes = found.hashes();
        this.length = found.length();
        this.damaged = found.damaged();
    }

    static Path file(Path directory, long number) {
        return directory.resolve("%018d.segment".formatted(number));
    }

    /** The number in a segment's file name; 0 if it is no such name. */
    static long number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /** A new one, readable by its owner alone. */
    static Segment create(Path directory, long number) throws IOException {
        Path file = file(directory, number);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            writeFully(channel, ByteBuffer.wrap(MAGIC), 0);
            channel.force(true);
            Disk.forceDirectory(directory);
        } catch (IOException unwritable) {
            channel.close();
            Files.deleteIfExists(file);
            throw unwritable;
        }
        return new Segment(number, file, channel, new SegmentScan.Found(new IntList(), new IntList(), MAGIC.length, 0));
    }

    /** One that lies there. The file is not changed: what follows its last whole frame is only not read. */
    static Segment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Segment(number(file), file, channel, SegmentScan.read(channel));
        } catch (IOException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    long number() {
        return number;
    }

    Path file() {
        return file;
    }

    int entries() {
        return offsets.size();
    }

    /** Up to the end of the last whole frame. */
    int length() {
        return length;
    }

    /** Bytes behind the last whole frame. */
    long torn() throws IOException {
        return channel.size() - length;
    }

    int hash(int index) {
        return hashes.get(index);
    }

    /**
     * Appends frames, and returns when they are on the disk. If it throws, none of them counts.
     *
     * @param keyHashes one for each frame
     */
    void append(List<ByteBuffer> frames, IntList keyHashes) throws IOException {
        int at = length;
        try {
            for (ByteBuffer frame : frames) {
                at += writeFully(channel, frame, at);
            }
            channel.force(false);
        } catch (IOException failed) {
            cut();
            throw failed;
        }
        for (int i = 0; i < frames.size(); i++) {
            offsets.add(length);
            hashes.add(keyHashes.get(i));
            length += frames.get(i).limit();
        }
    }

    /** Takes away what follows the last whole frame. A disk that refuses even that leaves bytes that no reader takes. */
    private void cut() {
        try {
            channel.truncate(length);
        } catch (IOException stillBroken) {
            JournalLog.LOG.warn("{} could not be cut back to its last whole entry", file, stillBroken);
        }
    }

    /** Places at which something that was promised cannot be read any more. */
    int damaged() {
        return damaged;
    }

    byte[] payload(int index) throws IOException {
        int from = offsets.get(index);
        int size = read(from, Integer.BYTES).getInt();
        return read(from + FRAME_HEAD, size).array();
    }

    private ByteBuffer read(int from, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + (long) bytes.position()) < 0) {
                throw new IOException(file + " is shorter than it was");
            }
        }
        return bytes.flip();
    }

    /** The event at {@code index}; empty if there is none that can be read. */
    Optional<Event> event(int index) throws IOException {
        if (index >= offsets.size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EntryCodec.read(payload(index)));
        } catch (UndecodableException unreadable) {
            return Optional.empty();
        }
    }

    private static int writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        int written = 0;
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, at + written);
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Puts it aside under another name, because something in it could not be read. */
    void putAside() throws IOException {
        channel.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
    }
}
