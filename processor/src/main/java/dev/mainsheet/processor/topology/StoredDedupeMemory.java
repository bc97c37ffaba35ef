package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.dedupe.DedupeMemory;
import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.dedupe.Sighting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * {@link DedupeMemory} in one store of one task. Under (trigger, record key), or (trigger, record key, hash), lies an event
 * that went through: its append time, its hash, its id.
 *
 * <p>Only the latest with a hash is kept, and that is enough: windows count back from now.
 */
final class StoredDedupeMemory implements DedupeMemory {

    /** No trigger contains it and every hash has the same length, so that no two triples make the same key. */
    private static final byte SEPARATOR = 0;

    private static final int HASH_BYTES = 32;
    private static final byte[] ANY_HASH = {};

    private final KeyValueStore<Bytes, byte[]> sightings;

    StoredDedupeMemory(ProcessorContext<?, ?> context) {
        this.sightings = context.getStateStore(Names.SIGHTINGS_STORE);
        StaleEntries.sweep(context, sightings, DedupeRule.LONGEST_WINDOW);
    }

    @Override
    public Optional<Sighting> latest(String trigger, String key) {
        return latestWith(ANY_HASH, trigger, key);
    }

    @Override
    public void rememberLatest(String trigger, String key, Sighting sighting) {
        sightings.put(key(trigger, key, ANY_HASH), value(sighting));
    }

    @Override
    public Optional<Sighting> latestWith(byte[] hash, String trigger, String key) {
        return Optional.ofNullable(sightings.get(key(trigger, key, hash))).map(StoredDedupeMemory::sighting);
    }

    @Override
    public void rememberByHash(String trigger, String key, Sighting sighting) {
        sightings.put(key(trigger, key, sighting.hash()), value(sighting));
    }

    private static Bytes key(String trigger, String key, byte[] hash) {
        byte[] first = trigger.getBytes(StandardCharsets.UTF_8);
        byte[] second = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(first.length + 1 + second.length + 1 + hash.length);
        all.put(first).put(SEPARATOR).put(second).put(SEPARATOR).put(hash);
        return Bytes.wrap(all.array());
    }

    private static byte[] value(Sighting sighting) {
        byte[] id = sighting.eventId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + HASH_BYTES + id.length)
                .putLong(sighting.appendedAt())
                .put(sighting.hash())
                .put(id)
                .array();
    }

    private static Sighting sighting(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        long appendedAt = in.getLong();
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        return new Sighting(StandardCharsets.UTF_8.decode(in).toString(), appendedAt, hash);
    }
}
