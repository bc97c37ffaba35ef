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

    /** A round ends after it, whatever the disk does: the stream thread has more to do. */
    private static final long LONGEST_NANOS = Duration.ofMillis(10).toNanos();

    private final KeyValueStore<Bytes, byte[]> store;
    private final Duration kept;
    private final Runnable removed;

    /** Where to go on; null is at the beginning, as it is for {@link KeyValueStore#range}. */
    private Bytes next;

    private StaleEntries(KeyValueStore<Bytes, byte[]> store, Duration kept, Runnable removed) {
        this.store = store;
        this.kept = kept;
        this.removed = removed;
    }

    /** From now on removes entries of {@code store} whose append time lies further back than {@code kept}. */
    static void sweep(ProcessorContext<?, ?> context, KeyValueStore<Bytes, byte[]> store, Duration kept) {
        sweep(context, store, kept, () -> {});
    }

    /**
     * The same, for one who counts.
     *
     * @param removed hears of each entry that goes
     */
    static void sweep(
            ProcessorContext<?, ?> context, KeyValueStore<Bytes, byte[]> store, Duration kept, Runnable removed) {
        StaleEntries sweep = new StaleEntries(store, kept, removed);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.some(now));
    }

    private void some(long now) {
        long oldest = now - kept.toMillis();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, null)) {
            long began = System.nanoTime();
            for (int seen = 0; seen < ENTRIES_AT_A_TIME && entries.hasNext(); seen++) {
                if (System.nanoTime() - began > LONGEST_NANOS) {
                    break;
                }
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (ByteBuffer.wrap(entry.value).getLong() < oldest) {
                    store.delete(entry.key);
                    removed.run();
                }
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }
}
