package dev.ocppkit.station;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A store whose texts are in a map. */
final class MapStationStore implements StationStore {
    private final Map<String, String> values;
    private final Runnable commit;
    private final Runnable close;

    MapStationStore(Map<String, String> values, Runnable commit, Runnable close) {
        this.values = Objects.requireNonNull(values, "values");
        this.commit = Objects.requireNonNull(commit, "commit");
        this.close = Objects.requireNonNull(close, "close");
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .toList();
    }

    @Override
    public void commit() {
        commit.run();
    }

    @Override
    public void close() {
        close.run();
    }
}
