package dev.ocppkit.station.tariff;

import dev.ocppkit.station.StationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A memory that remembers how it was after every change, as a crash may leave it. */
final class RecordingStore implements StationStore {
    private final TreeMap<String, String> values = new TreeMap<>();
    private final List<Map<String, String>> moments = new ArrayList<>();

    List<StationStore> moments() {
        return moments.stream().map(RecordingStore::holding).toList();
    }

    private static StationStore holding(Map<String, String> values) {
        StationStore store = StationStore.inMemory();
        values.forEach(store::put);
        return store;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
        moments.add(new TreeMap<>(values));
    }

    @Override
    public void remove(String key) {
        values.remove(key);
        moments.add(new TreeMap<>(values));
    }

    @Override
    public List<String> keys(String prefix) {
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
