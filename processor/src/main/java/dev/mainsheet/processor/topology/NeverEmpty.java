package dev.mainsheet.processor.topology;

import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Writes one entry into a window store that has none. Kafka keeps the position in the changelog inside the segments of such
 * a store; one without a segment looks to the next start as if it had been killed, and all state of its task is thrown away
 * and read anew, with an error in the log.
 */
final class NeverEmpty {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long NO_RECORD_YET = -1;

    /** Before all records: it makes no other entry look old, and goes when the first of them comes. */
    private static final long BEGINNING = 0;

    private NeverEmpty() {}

    /** Makes sure of it soon, if no record ever came by. Runs on the stream thread. */
    static void ensure(ProcessorContext<?, ?> context, WindowStore<Bytes, byte[]> store) {
        Cancellable[] once = new Cancellable[1];
        once[0] = context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (context.currentStreamTimeMs() == NO_RECORD_YET) {
                store.put(Bytes.wrap(new byte[0]), new byte[0], BEGINNING);
            }
            once[0].cancel();
        });
    }
}
