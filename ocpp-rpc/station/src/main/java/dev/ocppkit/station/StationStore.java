package dev.ocppkit.station;

import dev.ocppkit.model.OcppRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The memory of a station: texts, and records of OCPP as JSON, by name.
 *
 * <p>What was put is seen at once; it is safe against the end of the process after {@link #commit}. Names are chosen by the
 * blocks, each with a prefix of its own; values may be secret.
 */
public interface StationStore extends AutoCloseable {
    /**
     * Makes a store that ends with the process.
     *
     * @return an empty store
     */
    static StationStore inMemory() {
        Map<String, String> values = new ConcurrentSkipListMap<>();
        return over(values, () -> {}, values::clear);
    }

    /**
     * Makes a store over a map, for instance that of a key-value store.
     *
     * @param values where the texts are kept; safe for use by several threads
     * @param commit makes what is in the map safe against the end of the process
     * @param close releases what is behind the map
     * @return the store
     */
    static StationStore over(Map<String, String> values, Runnable commit, Runnable close) {
        return new MapStationStore(values, commit, close);
    }

    /**
     * Reads a text.
     *
     * @param key its name
     * @return the text; empty if there is none
     */
    Optional<String> get(String key);

    /**
     * Keeps a text, in the place of one of the same name.
     *
     * @param key its name
     * @param value the text
     */
    void put(String key, String value);

    /**
     * Forgets a value; does nothing if there is none.
     *
     * @param key its name
     */
    void remove(String key);

    /**
     * Lists names.
     *
     * @param prefix what they begin with
     * @return the names, in alphabetical order
     */
    List<String> keys(String prefix);

    /** Makes what was put and removed so far safe against the end of the process. */
    void commit();

    /** Closes the store; nothing may be called afterwards. */
    @Override
    void close();

    /**
     * Keeps a record.
     *
     * @param key its name
     * @param value the record
     */
    default void put(String key, OcppRecord value) {
        put(key, StoredRecords.write(value));
    }

    /**
     * Reads a record.
     *
     * @param <T> the kind of record
     * @param key its name
     * @param type the kind of record
     * @return the record; empty if there is none, or if it is of another kind
     */
    default <T extends OcppRecord> Optional<T> get(String key, Class<T> type) {
        return get(key).flatMap(json -> StoredRecords.read(type, json));
    }

    /**
     * Reads all records whose names begin alike.
     *
     * @param <T> the kind of record
     * @param prefix what the names begin with
     * @param type the kind of record
     * @return the records, in the order of their names
     */
    default <T extends OcppRecord> List<T> all(String prefix, Class<T> type) {
        return keys(prefix).stream()
                .map(key -> get(key, type))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Forgets all values whose names begin alike.
     *
     * @param prefix what the names begin with
     */
    default void removeAll(String prefix) {
        keys(prefix).forEach(this::remove);
    }
}
