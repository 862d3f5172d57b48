package dev.ocppkit.rpc.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/** The open file: texts by number. For one thread, which must not be interrupted: that would close the channel. */
final class MessageFile {
    private static final String FORMAT = "1";

    private final MVStore store;
    private final MVMap<Long, String> messages;

    MessageFile(Path file) {
        create(file);
        store = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(1)
                .open();
        // Space may be used again at once because each commit is forced to the disk before the next one begins.
        store.setRetentionTime(0);
        MVMap<String, String> meta = store.openMap("meta", texts());
        String format = meta.get("format");
        if (format != null && !format.equals(FORMAT)) {
            store.closeImmediately();
            throw new IllegalStateException("The file has another format.");
        }
        messages = store.openMap(
                "messages",
                new MVMap.Builder<Long, String>().keyType(LongDataType.INSTANCE).valueType(StringDataType.INSTANCE));
        if (format == null) {
            meta.put("format", FORMAT);
            commit();
        }
    }

    private static MVMap.Builder<String, String> texts() {
        return new MVMap.Builder<String, String>()
                .keyType(StringDataType.INSTANCE)
                .valueType(StringDataType.INSTANCE);
    }

    /** Transactions are nobody else's business; file systems without owners are left to their own rules. */
    private static void create(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException("The file cannot be made.", e);
        }
    }

    long lastKey() {
        Long last = messages.lastKey();
        return last == null ? 0 : last;
    }

    void put(long key, String text) {
        messages.put(key, text);
    }

    @Nullable
    String get(long key) {
        return messages.get(key);
    }

    void remove(long key) {
        messages.remove(key);
    }

    List<Map.Entry<Long, String>> entries() {
        List<Map.Entry<Long, String>> all = new ArrayList<>();
        messages.entrySet().forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue())));
        return all;
    }

    /** Makes the changes safe. */
    void commit() {
        store.commit();
        store.sync();
    }

    boolean isClosed() {
        return store.isClosed();
    }

    /**
     * Leaves the file as the last commit made it. The orderly close of MVStore is avoided on purpose: after a recovery it
     * marked an older version as the last one, and the next opening lost commits (KillTest). Without it each opening looks
     * for the newest version, as after a crash, which costs little in a file of this size.
     */
    void close() {
        if (!store.isClosed()) {
            store.closeImmediately();
        }
    }

    /** After a failure: what is in memory may differ from what is in the file. */
    void abandon() {
        try {
            store.closeImmediately();
        } catch (MVStoreException e) {
            // It was closed by the failure already.
            return;
        }
    }
}
