package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.UndecodableException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads a segment once from its start. A frame that ends with the file or in zeros is what a crash leaves of a write, and
 * was promised to nobody. A whole frame with a wrong checksum was promised and has changed since: it is skipped, counted,
 * and its file is not thrown away.
 */
final class SegmentScan {

    /** No entry is larger: a record is at most 4 MB. */
    static final int MAX_PAYLOAD = 8 * 1024 * 1024;

    private static final int BUFFER = 1024 * 1024;

    private final DataInputStream in;
    private final IntList offsets = new IntList();
    private final IntList hashes = new IntList();
    private int length;
    private int damaged;

    private SegmentScan(FileChannel channel) throws IOException {
        channel.position(0);
        // Never closed: that would close the channel.
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    }

    /**
     * What a segment holds.
     *
     * @param offsets where each whole frame starts
     * @param hashes of its keys
     * @param length up to where the last of them ends; 0 where not even the magic number is whole
     * @param damaged places where something promised cannot be read any more
     */
    record Found(IntList offsets, IntList hashes, int length, int damaged) {}

    static Found read(FileChannel channel) throws IOException {
        return new SegmentScan(channel).read();
    }

    private Found read() throws IOException {
        if (startsRight(in.readNBytes(Segment.MAGIC.length))) {
            length = Segment.MAGIC.length;
            try {
                frames();
            } catch (EOFException endOfFile) {
                return new Found(offsets, hashes, length, damaged);
            }
        }
        return new Found(offsets, hashes, length, damaged);
    }

    private static boolean startsRight(byte[] magic) throws IOException {
        int version = Segment.MAGIC.length - 1;
        if (magic.length > version
                && Arrays.equals(magic, 0, version, Segment.MAGIC, 0, version)
                && magic[version] > Segment.MAGIC[version]) {
            throw new IOException("it was written by a newer version of Mainsheet, which can also send it on");
        }
        return Arrays.equals(magic, Segment.MAGIC);
    }

    private void frames() throws IOException {
        int at = length;
        for (int size = in.readInt(); size != 0; size = in.readInt()) {
            int crc = in.readInt();
            if (size < 0 || size > MAX_PAYLOAD) {
                damaged++;
                return;
            }
            byte[] payload = new byte[size];
            in.readFully(payload);
            int end = at + Segment.FRAME_HEAD + size;
            if (take(at, payload, crc)) {
                length = end;
            }
            at = end;
        }
    }

    private boolean take(int at, byte[] payload, int crc) {
        try {
            if (crc(payload) == crc) {
                int hash = KeyHash.of(EntryCodec.key(payload));
                offsets.add(at);
                hashes.add(hash);
                return true;
            }
        } catch (UndecodableException unreadable) {
            JournalLog.LOG.error("An entry of the journal cannot be read: {}", unreadable.getMessage());
        }
        damaged++;
        return false;
    }

    static ByteBuffer frame(byte[] payload) {
        return ByteBuffer.allocate(Segment.FRAME_HEAD + payload.length)
                .putInt(payload.length)
                .putInt(crc(payload))
                .put(payload)
                .flip();
    }

    private static int crc(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, payload.length);
        return (int) crc.getValue();
    }
}
