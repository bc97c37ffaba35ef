package dev.mainsheet.processor.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes what nobody asks for any more out of a store whose values begin with an append time (8 bytes, epoch milliseconds),
 * a few entries at a time, going round: people leave, and the store must not grow for ever. Runs on the stream thread.
 */
final class StaleEntries {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int ENTRIES_AT_A_TIME = 1_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Duration kept;

    /** Where to go on; null is at the beginning, as it is for {@link KeyValueStore#range}. */
    private Bytes next;

    private StaleEntries(KeyValueStore<Bytes, byte[]> store, Duration kept) {
        this.store = store;
        this.kept = kept;
    }

    /** From now on removes entries of {@code store} whose append time lies further back than {@code kept}. */
    static void sweep(ProcessorContext<?, ?> context, KeyValueStore<Bytes, byte[]> store, Duration kept) {
        StaleEntries sweep = new StaleEntries(store, kept);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.some(now));
    }

    private void some(long now) {
        long oldest = now - kept.toMillis();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, null)) {
            for (int seen = 0; seen < ENTRIES_AT_A_TIME && entries.hasNext(); seen++) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (ByteBuffer.wrap(entry.value).getLong() < oldest) {
                    store.delete(entry.key);
                }
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }
}
