package dev.ocppkit.station.network;

import dev.ocppkit.station.StationStore;
import java.util.List;
import java.util.Optional;

/** A memory that keeps nothing. */
final class BrokenStore implements StationStore {
    @Override
    public Optional<String> get(String key) {
        return Optional.empty();
    }

    @Override
    public void put(String key, String value) {
        throw new IllegalStateException("disk full");
    }

    @Override
    public void remove(String key) {}

    @Override
    public List<String> keys(String prefix) {
        return List.of();
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
