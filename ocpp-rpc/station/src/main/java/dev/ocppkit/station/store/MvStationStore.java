package dev.ocppkit.station.store;

import dev.ocppkit.station.StationStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A memory of a station in a file (H2 MVStore). The end of the process at any moment leaves it as the last
 * {@link StationStore#commit} made it, or newer.
 *
 * <p>The file is not encrypted; it can hold the password of the station.
 */
public final class MvStationStore {
    private MvStationStore() {}

    /**
     * Opens the memory, or makes it.
     *
     * @param file where it is kept; its folder is made if there is none
     * @return the store
     * @throws IOException if the folder cannot be made
     * @throws org.h2.mvstore.MVStoreException if the file is in use by another process, or is none of this kind
     */
    public static StationStore open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        MVStore store = new MVStore.Builder().fileName(file.toString()).open();
        return StationStore.over(store.openMap("state"), store::commit, store::close);
    }
}
