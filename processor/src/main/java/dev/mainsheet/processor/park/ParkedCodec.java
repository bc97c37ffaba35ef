package dev.mainsheet.processor.park;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * {@link Parked} as bytes: the version (1), whether it is late (1), append time and deadline (8 each, epoch milliseconds),
 * split number (4, 0 for none), then route, listener, record key, headers and body, each behind its length (4).
 */
public final class ParkedCodec {

    /** Within a version nothing changes: what waits may have been put there by the version before. */
    private static final byte VERSION = 1;

    private static final int APPENDED_AT = 2;
    private static final int ABSENT = -1;
    private static final int ABOUT_BYTES_BESIDE_BODY = 1024;

    private ParkedCodec() {}

    /** Whether this build can read it; the version is the first byte. */
    public static boolean readable(byte[] value) {
        return version(value) == VERSION;
    }

    /** The version it was written in. */
    public static int version(byte[] value) {
        return Byte.toUnsignedInt(value[0]);
    }

    public static byte[] write(Parked parked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(parked.body().length + ABOUT_BYTES_BESIDE_BODY);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(parked.late());
            out.writeLong(parked.appendedAt().toEpochMilli());
            out.writeLong(parked.deadline().toEpochMilli());
            out.writeInt(parked.split().orElse(0));
            write(out, parked.route());
            write(out, parked.listener());
            write(out, parked.key());
            Header[] headers = parked.headers().toArray();
            out.writeInt(headers.length);
            for (Header header : headers) {
                write(out, header.key());
                write(out, header.value());
            }
            write(out, parked.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array in memory does not fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** When its event was appended, epoch milliseconds, without reading the rest. */
    public static long appendedAt(byte[] value) {
        return ByteBuffer.wrap(value).getLong(APPENDED_AT);
    }

    /** Reads what {@link #write} wrote; the caller checks {@link #readable} first. */
    public static Parked read(byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            in.readByte();
            boolean late = in.readBoolean();
            Instant appendedAt = Instant.ofEpochMilli(in.readLong());
            Instant deadline = Instant.ofEpochMilli(in.readLong());
            int split = in.readInt();
            String route = text(in);
            String listener = text(in);
            byte[] key = bytes(in);
            Headers headers = new RecordHeaders();
            for (int left = in.readInt(); left > 0; left--) {
                headers.add(text(in), bytes(in));
            }
            byte[] body = bytes(in);
            return new Parked(
                    key,
                    appendedAt,
                    headers,
                    body,
                    late,
                    listener,
                    split == 0 ? OptionalInt.empty() : OptionalInt.of(split),
                    route,
                    deadline);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a parked delivery ends too soon: the store is damaged", damaged);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A header's value may be null. */
    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(ABSENT);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == ABSENT ? null : in.readNBytes(length);
    }
}
