package dev.mainsheet.processor.park;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A store in memory, which a crash takes back to its last commit. */
final class MapStore implements ParkStore {

    static final int LARGEST = 4_000;

    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private TreeMap<byte[], byte[]> committed = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public boolean fits(byte[] value) {
        return value.length <= LARGEST;
    }

    @Override
    public void put(UnitKey key, byte[] value) {
        entries.put(key.bytes(), value);
    }

    @Override
    public byte[] get(UnitKey key) {
        return Objects.requireNonNull(entries.get(key.bytes()));
    }

    @Override
    public void delete(UnitKey key) {
        Objects.requireNonNull(entries.remove(key.bytes()));
    }

    @Override
    public void forEach(BiConsumer<UnitKey, byte[]> each) {
        entries.forEach((key, value) -> each.accept(UnitKey.of(key), value));
    }

    int size() {
        return entries.size();
    }

    long bytes() {
        return entries.values().stream()
                .mapToLong(value -> UnitKey.BYTES + value.length)
                .sum();
    }

    void commit() {
        committed = new TreeMap<>(entries);
    }

    void crash() {
        entries.clear();
        entries.putAll(committed);
    }
}
