package dev.ocppkit.rpc.store;

import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;

/**
 * Keeps messages in one file, so that they survive the end of the process and of the power at any moment.
 *
 * <pre>{@code
 * QueueStore store = MvQueueStore.open(Path.of("/var/lib/station/queue.mv"));
 * }</pre>
 *
 * <p>Each change is written and forced to the disk before the method returns, which takes as long as the disk takes; the
 * file does not grow beyond what waits, but for some free space. Only its owner may read the file, where the file system
 * knows owners. A file can be open once at a time, also among processes.
 *
 * <p>If the disk fails, for instance because it is full, methods throw a {@link QueueStoreException}; the next call opens
 * the file anew and finds everything that was safe before. A message whose {@link #append} failed may be there or not.
 *
 * <p>Safe for use by several threads, which may be interrupted while they wait.
 *
 * <p>Spec: OCPP 2.1 Part 2, E04.FR.01 and E12.FR.01.
 */
public final class MvQueueStore implements QueueStore {
    private static final Logger LOG = System.getLogger("dev.ocppkit.rpc.store");

    private final Path file;
    private final StoreThread thread;
    private MessageFile messages;
    private long last;
    private boolean closed;

    private MvQueueStore(Path file, StoreThread thread, MessageFile messages) {
        this.file = file;
        this.thread = thread;
        this.messages = messages;
        this.last = messages.lastKey();
    }

    /**
     * Opens a file, or makes it.
     *
     * @param file the file, in a folder that there is
     * @return the store
     * @throws QueueStoreException if the file cannot be opened, is open elsewhere, is damaged or was written by a newer
     *     version of the library
     */
    public static MvQueueStore open(Path file) {
        Objects.requireNonNull(file, "file");
        StoreThread thread = new StoreThread();
        try {
            return thread.call(() -> new MvQueueStore(file, thread, openFile(file)));
        } catch (QueueStoreException e) {
            thread.stop();
            throw e;
        }
    }

    private static MessageFile openFile(Path file) {
        try {
            return new MessageFile(file);
        } catch (MVStoreException | IllegalStateException | IllegalArgumentException e) {
            throw new QueueStoreException("The file of the queue cannot be opened.", e);
        }
    }

    private interface Access<T> {
        T run(MessageFile open);
    }

    /** Runs in the thread of the store; a file that a failure has closed is opened again first. */
    private <T> T access(Access<T> access) {
        return thread.call(() -> {
            if (closed) {
                throw new QueueStoreException("The queue is closed.", null);
            }
            if (messages.isClosed()) {
                messages = openFile(file);
                last = Math.max(last, messages.lastKey());
            }
            try {
                return access.run(messages);
            } catch (RuntimeException | AssertionError e) {
                // Whatever it was: what is in memory may differ from what is in the file.
                messages.abandon();
                throw new QueueStoreException("The file of the queue cannot be read or written.", e);
            }
        });
    }

    @Override
    public long append(QueuedMessage message) {
        String text = MessageJson.write(message);
        return access(open -> {
            last++;
            open.put(last, text);
            open.commit();
            return last;
        });
    }

    @Override
    public void forEach(Consumer<QueueEntry> reader) {
        List<Map.Entry<Long, String>> all = access(MessageFile::entries);
        int unreadable = 0;
        for (Map.Entry<Long, String> entry : all) {
            Optional<QueuedMessage> message = MessageJson.read(entry.getValue());
            if (message.isPresent()) {
                reader.accept(new QueueEntry(entry.getKey(), message.get()));
            } else {
                unreadable++;
            }
        }
        if (unreadable > 0) {
            LOG.log(Level.WARNING, "{0} queued messages cannot be read; they stay in the file.", unreadable);
        }
    }

    @Override
    public Optional<QueuedMessage> read(long sequence) {
        return access(open -> Optional.ofNullable(open.get(sequence))).flatMap(MessageJson::read);
    }

    @Override
    public void attempted(long sequence, int attempts, String messageId) {
        access(open -> {
            Optional.ofNullable(open.get(sequence)).flatMap(MessageJson::read).ifPresent(message -> {
                open.put(sequence, MessageJson.write(message.attempted(attempts, messageId)));
                open.commit();
            });
            return open;
        });
    }

    @Override
    public void remove(Collection<Long> sequences) {
        List<Long> all = new ArrayList<>(sequences);
        access(open -> {
            all.forEach(open::remove);
            open.commit();
            return open;
        });
    }

    @Override
    public void close() {
        if (thread.isStopped()) {
            return;
        }
        thread.call(() -> {
            closed = true;
            messages.close();
            return messages;
        });
        thread.stop();
    }
}
