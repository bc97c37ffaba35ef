package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.dedupe.DedupeMemory;
import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.dedupe.Sighting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * {@link DedupeMemory} in two stores of one task. The latest event lies under (trigger, key), as append time, hash and event
 * id; events within a window under (trigger, key, hash), at their append time, as their event id.
 */
final class StoredDedupeMemory implements DedupeMemory {

    /** No trigger contains it and every hash has the same length, so that no two triples make the same key. */
    private static final byte SEPARATOR = 0;

    private static final int HASH_BYTES = 32;

    private final KeyValueStore<Bytes, byte[]> latest;
    private final WindowStore<Bytes, byte[]> windows;

    StoredDedupeMemory(ProcessorContext<?, ?> context) {
        this.latest = context.getStateStore(Names.LATEST_CONTENT_STORE);
        this.windows = context.getStateStore(Names.CONTENT_WINDOW_STORE);
        StaleEntries.sweep(context, latest, DedupeRule.LONGEST_WINDOW);
    }

    @Override
    public Optional<Sighting> latest(String trigger, String key) {
        return Optional.ofNullable(latest.get(key(trigger, key, new byte[0]))).map(StoredDedupeMemory::sighting);
    }

    @Override
    public void rememberLatest(String trigger, String key, Sighting sighting) {
        byte[] id = sighting.eventId().getBytes(StandardCharsets.UTF_8);
        byte[] value = ByteBuffer.allocate(Long.BYTES + HASH_BYTES + id.length)
                .putLong(sighting.appendedAt())
                .put(sighting.hash())
                .put(id)
                .array();
        latest.put(key(trigger, key, new byte[0]), value);
    }

    @Override
    public Optional<Sighting> within(String trigger, String key, byte[] hash, long from, long to) {
        try (WindowStoreIterator<byte[]> found = windows.fetch(key(trigger, key, hash), Math.max(0, from), to)) {
            if (!found.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Long, byte[]> earlier = found.next();
            return Optional.of(new Sighting(new String(earlier.value, StandardCharsets.UTF_8), earlier.key, hash));
        }
    }

    @Override
    public void remember(String trigger, String key, Sighting sighting) {
        byte[] id = sighting.eventId().getBytes(StandardCharsets.UTF_8);
        windows.put(key(trigger, key, sighting.hash()), id, sighting.appendedAt());
    }

    private static Sighting sighting(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        long appendedAt = in.getLong();
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        return new Sighting(StandardCharsets.UTF_8.decode(in).toString(), appendedAt, hash);
    }

    private static Bytes key(String trigger, String key, byte[] hash) {
        byte[] first = trigger.getBytes(StandardCharsets.UTF_8);
        byte[] second = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(first.length + 1 + second.length + 1 + hash.length);
        all.put(first).put(SEPARATOR).put(second).put(SEPARATOR).put(hash);
        return Bytes.wrap(all.array());
    }
}
