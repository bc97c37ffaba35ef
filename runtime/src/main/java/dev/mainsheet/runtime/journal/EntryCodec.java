package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.UndecodableException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * An event as an entry's payload: a version byte, then key, headers and body of the record it will be, each with its length
 * before it. So whatever a later version puts into headers is kept by this one too.
 */
final class EntryCodec {

    private static final byte VERSION = 1;
    private static final int MAX_HEADERS = 1_000;

    private EntryCodec() {}

    static byte[] write(Event event) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event, headers);
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        int size = 1 + 4 + key.length + 4 + 4 + event.body().length;
        for (Header header : headers) {
            size += 8 + utf8(header.key()).length + header.value().length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(VERSION);
        put(out, key);
        out.putInt(headers.toArray().length);
        for (Header header : headers) {
            put(out, utf8(header.key()));
            put(out, header.value());
        }
        put(out, event.body());
        return out.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    /** @throws UndecodableException if a newer version wrote it, or it is no entry at all */
    static Event read(byte[] payload) throws UndecodableException {
        ByteBuffer in = opened(payload);
        try {
            byte[] key = take(in);
            int count = in.getInt();
            if (count < 0 || count > MAX_HEADERS) {
                throw new UndecodableException("a journal entry says it has " + count + " headers");
            }
            Headers headers = new RecordHeaders();
            for (int i = 0; i < count; i++) {
                headers.add(new String(take(in), StandardCharsets.UTF_8), take(in));
            }
            return EventCodec.read(key, take(in), headers);
        } catch (BufferUnderflowException cutShort) {
            throw new UndecodableException("a journal entry is shorter than it says");
        }
    }

    /** The record's key alone: enough to tell its partition. */
    static byte[] key(byte[] payload) throws UndecodableException {
        try {
            return take(opened(payload));
        } catch (BufferUnderflowException cutShort) {
            throw new UndecodableException("a journal entry is shorter than it says");
        }
    }

    private static ByteBuffer opened(byte[] payload) throws UndecodableException {
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (payload.length == 0 || in.get() != VERSION) {
            throw new UndecodableException("a journal entry is not of version " + VERSION);
        }
        return in;
    }

    private static byte[] take(ByteBuffer in) throws UndecodableException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new UndecodableException("a journal entry is shorter than it says");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
