package dev.mainsheet.testkit.moveworks;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A body as it arrives: counted to its end, kept only up to the size that Moveworks reads. */
final class BoundedBody {

    /**
     * "1 MB": over it a request is accepted and its body not available to anything. Whether that means 10^6 or 2^20 is
     * not documented; the smaller is the one to be safe against.
     */
    static final int MAX_READ_BYTES = 1_000_000;

    private final Buffer kept = Buffer.buffer();
    private long bytes;

    void add(Buffer chunk) {
        bytes += chunk.length();
        if (bytes <= MAX_READ_BYTES) {
            kept.appendBuffer(chunk);
        }
    }

    long bytes() {
        return bytes;
    }

    Optional<String> text() {
        return bytes == 0 || bytes > MAX_READ_BYTES
                ? Optional.empty()
                : Optional.of(kept.toString(StandardCharsets.UTF_8));
    }
}
