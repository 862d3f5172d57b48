package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one slot for CALLs towards a peer, which relayed CALLs and own ones share. They take turns if both wait; each kind keeps
 * its order. For one thread at a time.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.1 and 6.4.
 */
@SuppressWarnings("ReferenceEquality") // Two CALLs may be equal; each has its own turn.
final class CallSlot {
    /** How a CALL of our own ended without an answer. */
    enum Failure {
        TIMEOUT,
        LOST,
        NOT_SENT
    }

    /** Hears how a CALL of our own ends. */
    interface Owner {
        void answered(byte[] reply);

        void failed(Failure failure);
    }

    /**
     * A CALL.
     *
     * @param owner null if it is relayed
     * @param written runs when it has been written, or never will be
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    record Entry(String id, byte[] frame, @Nullable Owner owner, Runnable written) {}

    private final TimeSource time;
    private final Duration timeout;
    private final Mailbox mailbox;
    private final Consumer<Entry> writer;
    private final Deque<Entry> relayed = new ArrayDeque<>();
    private final Deque<Entry> own = new ArrayDeque<>();
    private @Nullable Entry current;
    private @Nullable Runnable timer;
    private boolean ownTurn;

    CallSlot(TimeSource time, Duration timeout, Mailbox mailbox, Consumer<Entry> writer) {
        this.time = time;
        this.timeout = timeout;
        this.mailbox = mailbox;
        this.writer = writer;
    }

    int relayedWaiting() {
        return relayed.size();
    }

    int ownWaiting() {
        return own.size();
    }

    void submit(Entry entry) {
        (entry.owner() == null ? relayed : own).addLast(entry);
        next();
    }

    private void next() {
        if (current != null) {
            return;
        }
        Deque<Entry> first = ownTurn ? own : relayed;
        Deque<Entry> second = ownTurn ? relayed : own;
        Entry entry = first.isEmpty() ? second.poll() : first.poll();
        if (entry != null) {
            current = entry;
            ownTurn = entry.owner() == null;
            timer = time.schedule(timeout, () -> mailbox.post(() -> expired(entry)));
            writer.accept(entry);
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very entry that the timer was set for.
    private void expired(Entry entry) {
        if (current == entry) {
            free();
            if (entry.owner() != null) {
                entry.owner().failed(Failure.TIMEOUT);
            }
            next();
        }
    }

    private void free() {
        current = null;
        if (timer != null) {
            timer.run();
            timer = null;
        }
    }

    /** An answer came; returns true if it belongs to a CALL of our own, which takes it. */
    boolean answered(String id, byte[] reply) {
        Entry entry = current;
        if (entry == null || !entry.id().equals(id)) {
            return false;
        }
        free();
        if (entry.owner() != null) {
            entry.owner().answered(reply);
        }
        next();
        return entry.owner() != null;
    }

    /** The connection is lost: everything ends. */
    void lost() {
        Entry sent = current;
        free();
        List<Entry> unsent = new ArrayList<>(own);
        List<Entry> unread = new ArrayList<>(relayed);
        own.clear();
        relayed.clear();
        unread.forEach(entry -> entry.written().run());
        if (sent != null && sent.owner() != null) {
            sent.owner().failed(Failure.LOST);
        }
        for (Entry entry : unsent) {
            if (entry.owner() != null) {
                entry.owner().failed(Failure.NOT_SENT);
            }
        }
    }
}
