package dev.mainsheet.processor.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryInAMap implements DedupeMemory {

    private final Map<List<String>, Sighting> latest = new HashMap<>();
    private final Map<List<String>, List<Sighting>> all = new HashMap<>();

    @Override
    public Optional<Sighting> latest(String trigger, String key) {
        return Optional.ofNullable(latest.get(List.of(trigger, key)));
    }

    @Override
    public void rememberLatest(String trigger, String key, Sighting sighting) {
        latest.put(List.of(trigger, key), sighting);
    }

    @Override
    public Optional<Sighting> within(String trigger, String key, byte[] hash, long from, long to) {
        return all.getOrDefault(List.of(trigger, key), List.of()).stream()
                .filter(sighting -> Arrays.equals(sighting.hash(), hash))
                .filter(sighting -> sighting.appendedAt() >= from && sighting.appendedAt() <= to)
                .findFirst();
    }

    @Override
    public void remember(String trigger, String key, Sighting sighting) {
        all.computeIfAbsent(List.of(trigger, key), unused -> new ArrayList<>()).add(sighting);
    }

    boolean isEmpty() {
        return latest.isEmpty() && all.isEmpty();
    }
}
