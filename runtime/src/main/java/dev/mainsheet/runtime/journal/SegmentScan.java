package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.UndecodableException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads a segment once from its start, for as long as its frames are whole. */
final class SegmentScan {

    /** No entry is larger: a record is at most 4 MB. */
    static final int MAX_PAYLOAD = 8 * 1024 * 1024;

    private static final int BUFFER = 1024 * 1024;

    private SegmentScan() {}

    /** Notes where each frame starts and its key's hash, and returns where the last whole one ends. */
    static int index(FileChannel channel, IntList offsets, IntList hashes) throws IOException {
        channel.position(0);
        // Not closed: that would close the channel.
        InputStream buffered = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        DataInputStream in = new DataInputStream(buffered);
        if (!startsRight(in.readNBytes(Segment.MAGIC.length))) {
            return 0;
        }
        int end = Segment.MAGIC.length;
        try {
            while (true) {
                byte[] payload = payload(in);
                int hash = KeyHash.of(EntryCodec.key(payload));
                offsets.add(end);
                hashes.add(hash);
                end += Segment.FRAME_HEAD + payload.length;
            }
        } catch (EOFException | UndecodableException endOfWholeFrames) {
            return end;
        }
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

    private static byte[] payload(DataInputStream in) throws IOException, UndecodableException {
        int length = in.readInt();
        int crc = in.readInt();
        if (length <= 0 || length > MAX_PAYLOAD) {
            throw new UndecodableException("a frame of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        if (crc(payload) != crc) {
            throw new UndecodableException("a frame whose checksum is wrong");
        }
        return payload;
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
