package dev.mainsheet.processor.topology;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record of a later version of Mainsheet, which this one cannot read and must not give up. The processor stops at it and
 * waits to be upgraded; nothing behind it is read, nothing is lost.
 */
public final class HeldRecordException extends RuntimeException {
    HeldRecordException(RecordMetadata at, String version) {
        this(at.topic() + ", partition " + at.partition() + ", offset " + at.offset(), version);
    }

    /** @param where it lies */
    HeldRecordException(String where, String version) {
        super(where + " is of schema version " + version
                + ", which this version of Mainsheet does not read: upgrade the processor");
    }
}
