package dev.mainsheet.processor.dedupe;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryInAMap implements DedupeMemory {

    private final Map<List<Object>, Sighting> sightings = new HashMap<>();

    @Override
    public Optional<Sighting> latest(String trigger, String key) {
        return Optional.ofNullable(sightings.get(List.of(trigger, key)));
    }

    @Override
    public void rememberLatest(String trigger, String key, Sighting sighting) {
        sightings.put(List.of(trigger, key), sighting);
    }

    @Override
    public Optional<Sighting> latestWith(byte[] hash, String trigger, String key) {
        return Optional.ofNullable(sightings.get(List.of(trigger, key, ByteBuffer.wrap(hash))));
    }

    @Override
    public void rememberByHash(String trigger, String key, Sighting sighting) {
        sightings.put(List.of(trigger, key, ByteBuffer.wrap(sighting.hash())), sighting);
    }

    boolean isEmpty() {
        return sightings.isEmpty();
    }
}
