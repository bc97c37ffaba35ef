package dev.mainsheet.processor.streams;

import dev.mainsheet.processor.topology.HeldRecordException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;

/**
 * Why a stream thread ended.
 *
 * @param detail for readiness: what happened and what to do, without anything from a record's value
 * @param next what becomes of the processor
 */
record StreamsFailure(String detail, Next next) {

    /** What becomes of the processor. */
    enum Next {
        /** It tries again, for what failed may be Kafka, or pass. */
        RETRY,
        /** It stays where it is until somebody does something. */
        HOLD
    }

    static StreamsFailure of(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof HeldRecordException held) {
                return new StreamsFailure(held.getMessage(), Next.HOLD);
            }
            if (at instanceof InvalidOffsetException gone) {
                return new StreamsFailure(gap(gone), Next.HOLD);
            }
            root = at;
        }
        return new StreamsFailure("stopped by " + root.getClass().getSimpleName() + ", see the log", Next.RETRY);
    }

    private static String gap(InvalidOffsetException gone) {
        return "the committed offset of " + gone.partitions()
                + " is gone: records were deleted before they were processed, the topic was made anew, or the processor was"
                + " away for longer than Kafka keeps offsets; find out which, stop the processor, set the offsets of its"
                + " group with kafka-consumer-groups --reset-offsets, and start it";
    }
}
