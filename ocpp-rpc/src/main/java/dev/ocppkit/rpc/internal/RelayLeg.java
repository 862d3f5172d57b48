package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two connections of a relay: writes one message after the other. Everything happens in the relay's mailbox. */
@SuppressWarnings("ReferenceEquality") // Two frames may be equal; each is written by itself.
final class RelayLeg implements LinkListener {

    /** Hears of a leg. */
    interface Owner {
        void received(RelayLeg leg, byte[] frame);

        void lost(RelayLeg leg, int code, String reason);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    private record Write(byte[] frame, Runnable written) {}

    private final ProxyConfig config;
    private final Owner owner;
    private final Mailbox mailbox;
    private final CallSlot slot;
    private final Deque<Write> writes = new ArrayDeque<>();
    private @Nullable Link link;
    private @Nullable Runnable writeTimer;
    private boolean closing;
    private int closeCode;
    private String closeReason = "";
    private volatile boolean open;
    private Liveness liveness;

    RelayLeg(ProxyConfig config, Owner owner, Mailbox mailbox) {
        this.config = config;
        this.owner = owner;
        this.mailbox = mailbox;
        this.liveness = new Liveness(config.time().nanoTime());
        this.slot = new CallSlot(
                config.time(), config.callTimeout(), mailbox, entry -> write(entry.frame(), entry.written()));
    }

    CallSlot slot() {
        return slot;
    }

    boolean isOpen() {
        return open;
    }

    /** Takes a link; nothing is read before {@link #requestMore}. */
    void opened(Link connected) {
        link = connected;
        liveness = new Liveness(config.time().nanoTime());
        open = true;
    }

    /** Pings the peer if it has been quiet, and gives it up if it stays so. */
    void lookAfter(Liveness.Policy policy) {
        Link target = link;
        if (target == null || !open) {
            return;
        }
        long now = config.time().nanoTime();
        boolean canPing = target.capabilities().contains(Link.Capability.PING);
        switch (liveness.verdict(policy, canPing, now)) {
            case PING -> liveness.ping(target, now);
            case SILENT -> target.abort();
            case FINE -> {}
        }
    }

    void requestMore() {
        if (link != null && open) {
            link.request(1);
        }
    }

    /** Writes a message; then, or when that has become impossible, something runs. */
    void write(byte[] frame, Runnable written) {
        if (!open) {
            written.run();
            return;
        }
        writes.addLast(new Write(frame, written));
        if (writes.size() == 1) {
            writeNext();
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very message that was handed to the link.
    private void writeNext() {
        Write next = writes.peekFirst();
        Link target = link;
        if (next == null || target == null) {
            return;
        }
        // A peer that does not read must not hold the other one up for ever.
        writeTimer = config.time().schedule(config.limits().writeTimeout(), target::abort);
        Stages.whenDone(
                target.sendText(ByteBuffer.wrap(next.frame())),
                (done, failure) -> mailbox.post(() -> {
                    if (writeTimer != null) {
                        writeTimer.run();
                        writeTimer = null;
                    }
                    if (failure == null && writes.peekFirst() == next) {
                        writes.removeFirst();
                        next.written().run();
                        closeWhenWritten();
                        writeNext();
                    }
                }));
    }

    /** Closes after what is being written. */
    void close(int code, String reason) {
        if (open && !closing) {
            closing = true;
            closeCode = code;
            closeReason = reason;
            closeWhenWritten();
        }
    }

    private void closeWhenWritten() {
        if (closing && writes.isEmpty() && link != null) {
            open = false;
            ClosingHandshake.begin(link, config.time(), closeCode, closeReason);
        }
    }

    @Override
    public void onText(ByteBuffer utf8) {
        byte[] frame = new byte[utf8.remaining()];
        utf8.get(frame);
        mailbox.post(() -> {
            liveness.received(config.time().nanoTime());
            if (!closing) {
                owner.received(this, frame);
            }
        });
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        mailbox.post(() -> close(1003, "OCPP messages are text"));
    }

    @Override
    public void onPong(ByteBuffer payload) {
        mailbox.post(() -> liveness.pong(config.time().nanoTime()));
    }

    @Override
    public void onClosed(int code, String reason, @Nullable Throwable cause) {
        mailbox.post(() -> {
            open = false;
            closing = false;
            link = null;
            List<Write> unwritten = List.copyOf(writes);
            writes.clear();
            if (writeTimer != null) {
                writeTimer.run();
                writeTimer = null;
            }
            // Whoever sent these must be read on.
            unwritten.forEach(write -> write.written().run());
            slot.lost();
            owner.lost(this, code, reason);
        });
    }
}
