package dev.ocppkit.station.store;

import dev.ocppkit.station.StationStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVStore;

/**
 * A memory of a station in a file (H2 MVStore). The end of the process at any moment leaves it as the last
 * {@link #commit} made it, or newer.
 *
 * <p>The file is not encrypted; it can hold the password of the station.
 */
public final class MvStationStore implements StationStore {
    private final MVStore store;
    private final Map<String, String> values;

    private MvStationStore(MVStore store) {
        this.store = store;
        this.values = store.openMap("state");
    }

    /**
     * Opens the memory, or makes it.
     *
     * @param file where it is kept; its folder is made if there is none
     * @return the store
     * @throws IOException if the folder cannot be made
     * @throws org.h2.mvstore.MVStoreException if the file is in use by another process, or is none of this kind
     */
    public static MvStationStore open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new MvStationStore(
                new MVStore.Builder().fileName(file.toString()).open());
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
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public void commit() {
        store.commit();
    }

    @Override
    public void close() {
        store.close();
    }
}
