package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Whether a record fits its topic. To be asked before anything is sent: a record refused by the producer aborts the
 * transaction, and the same record is read again, for ever.
 */
final class RecordSize {

    /** More than Kafka adds to a record and to each header. */
    private static final int RECORD_OVERHEAD = 256;

    private static final int HEADER_OVERHEAD = 16;

    private RecordSize() {}

    /** Whether a record of these parts, either of which may be null, is within {@link Topics#MAX_RECORD_BYTES}. */
    static boolean fits(byte[] key, byte[] value, Headers headers) {
        return of(key, value, headers) <= Topics.MAX_RECORD_BYTES;
    }

    private static long of(byte[] key, byte[] value, Headers headers) {
        long bytes = RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            bytes += HEADER_OVERHEAD + header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
        }
        return bytes;
    }

    private static long length(byte[] part) {
        return part == null ? 0 : part.length;
    }
}
