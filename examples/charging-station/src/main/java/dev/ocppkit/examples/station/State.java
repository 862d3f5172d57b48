package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.store.MvQueueStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import org.h2.mvstore.MVStore;

/** What survives the end of the process: texts and OCPP records by name, and the queue of messages beside them. */
final class State implements AutoCloseable {
    private static final OcppCodec CODEC =
            OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED).with(ReadPolicy.OFF);

    private final MVStore store;
    private final Map<String, String> values;
    private final QueueStore queue;

    private State(MVStore store, QueueStore queue) {
        this.store = store;
        this.values = store.openMap("state");
        this.queue = queue;
    }

    /** Opens the state of a station in a folder, or in memory if there is none. */
    static State open(Path dir, String identity) throws IOException {
        if (dir == null) {
            return new State(MVStore.open(null), new MemoryQueueStore());
        }
        Files.createDirectories(dir);
        String name = fileName(identity);
        MVStore store = new MVStore.Builder()
                .fileName(dir.resolve(name + ".state.mv").toString())
                .open();
        return new State(store, MvQueueStore.open(dir.resolve(name + ".queue.mv")));
    }

    static String fileName(String identity) {
        return URLEncoder.encode(identity, StandardCharsets.UTF_8);
    }

    QueueStore queue() {
        return queue;
    }

    String get(String key) {
        return values.get(key);
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    void put(String key, OcppRecord value) {
        values.put(key, CODEC.toJson(value));
    }

    void remove(String key) {
        values.remove(key);
    }

    <T extends OcppRecord> Optional<T> get(String key, Class<T> type) {
        String json = values.get(key);
        return json == null ? Optional.empty() : read(type, json);
    }

    static <T extends OcppRecord> Optional<T> read(Class<T> type, String json) {
        ReadResult<T> read = CODEC.read(type, json);
        return read.isValid() ? Optional.of(read.orThrow()) : Optional.empty();
    }

    List<String> keys(String prefix) {
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    <T extends OcppRecord> List<T> all(String prefix, Class<T> type) {
        return keys(prefix).stream()
                .map(key -> get(key, type))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Makes what was put and removed safe against the end of the process. */
    void commit() {
        store.commit();
    }

    @Override
    public void close() {
        store.close();
        queue.close();
    }
}
