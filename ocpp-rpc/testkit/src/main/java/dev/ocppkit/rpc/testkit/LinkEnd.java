package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One end of a {@link LinkPair}. */
public final class LinkEnd implements Link {
    private static final int LOST = 1006;

    /** What comes from the other end. */
    private sealed interface Arrival {}

    private record Message(ByteBuffer content, boolean binary) implements Arrival {}

    private record Ping(ByteBuffer payload) implements Arrival {}

    private record Pong(ByteBuffer payload) implements Arrival {}

    private record Close(int code, String reason) implements Arrival {}

    private final LinkPair pair;
    private final String subprotocol;
    /** What is on its way to this end, so that a shorter delay never overtakes a longer one. */
    private final Deque<Arrival> underWay = new ArrayDeque<>();

    private final Deque<Arrival> inbox = new ArrayDeque<>();
    private @Nullable LinkListener listener;
    private @Nullable CompletableFuture<Void> held;
    private long requested;
    private boolean delivering;
    private boolean closeSent;
    private boolean ended;
    private @Nullable Runnable end;

    LinkEnd(LinkPair pair, String subprotocol) {
        this.pair = pair;
        this.subprotocol = subprotocol;
    }

    /**
     * Sets who hears of what comes; nothing is delivered before.
     *
     * @param heard the listener
     */
    public void listen(LinkListener heard) {
        synchronized (this) {
            listener = heard;
        }
        deliver();
    }

    /**
     * Holds up the sender: from now on messages are taken and delivered, but not acknowledged.
     *
     * @return complete it to acknowledge them
     */
    public synchronized CompletableFuture<Void> hold() {
        held = new CompletableFuture<>();
        return held;
    }

    /**
     * Returns how much has arrived and waits until it is requested.
     *
     * @return the number of messages, with control frames behind them
     */
    public synchronized int backlog() {
        return inbox.size();
    }

    /**
     * Returns whether messages can be sent.
     *
     * @return false once it is closed, being closed or lost
     */
    public synchronized boolean isOpen() {
        return !ended && !closeSent;
    }

    @Override
    public CompletionStage<Void> sendText(ByteBuffer utf8) {
        return send(new Message(utf8, false));
    }

    /** Sends a binary message, which no OCPP peer does. */
    public void sendBinary() {
        var unused = send(new Message(ByteBuffer.allocate(0), true));
    }

    @Override
    public CompletionStage<Void> ping(ByteBuffer payload) {
        return send(new Ping(payload));
    }

    private CompletionStage<Void> send(Arrival arrival) {
        CompletableFuture<Void> taken;
        synchronized (this) {
            if (!isOpen()) {
                return CompletableFuture.failedFuture(new IllegalStateException("closed"));
            }
            taken = held == null ? CompletableFuture.completedFuture(null) : held;
        }
        if (pair.survives()) {
            dispatch(arrival);
        }
        return taken;
    }

    private void dispatch(Arrival arrival) {
        LinkEnd other = pair.other(this);
        Duration delay = pair.delay();
        synchronized (other) {
            other.underWay.add(arrival);
        }
        pair.runAfter(delay, other::arrive);
    }

    private void arrive() {
        synchronized (this) {
            Arrival next = underWay.poll();
            if (next == null || ended || pair.isSilent()) {
                return;
            }
            inbox.add(next);
        }
        deliver();
    }

    @Override
    public void request(long messages) {
        synchronized (this) {
            requested += messages;
        }
        deliver();
    }

    private void deliver() {
        while (true) {
            Runnable next;
            synchronized (this) {
                next = delivering || listener == null ? null : next(listener);
                if (next == null) {
                    return;
                }
                delivering = true;
            }
            try {
                next.run();
            } finally {
                synchronized (this) {
                    delivering = false;
                }
            }
        }
    }

    private @Nullable Runnable next(LinkListener target) {
        if (ended) {
            Runnable last = end;
            end = null;
            return last;
        }
        Arrival first = inbox.peek();
        if (first instanceof Message message && !closeSent) {
            return requested > 0 ? taken(message, target) : null;
        }
        inbox.poll();
        if (first instanceof Ping ping) {
            return () -> dispatchUnlessSilent(new Pong(ping.payload()));
        }
        if (first instanceof Pong pong) {
            return () -> target.onPong(pong.payload());
        }
        if (first instanceof Close close) {
            return () -> answer(close);
        }
        // After our own close, messages are read and dropped until the peer's close is there.
        return first == null ? null : () -> {};
    }

    private Runnable taken(Message message, LinkListener target) {
        requested--;
        inbox.poll();
        return message.binary() ? () -> target.onBinary(message.content()) : () -> target.onText(message.content());
    }

    private void dispatchUnlessSilent(Arrival arrival) {
        if (!pair.isSilent()) {
            dispatch(arrival);
        }
    }

    private void answer(Close close) {
        boolean reply;
        synchronized (this) {
            reply = !closeSent;
            closeSent = true;
        }
        if (reply) {
            dispatchUnlessSilent(close);
        }
        finish(close.code(), close.reason());
    }

    @Override
    public void close(int code, String reason) {
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            closeSent = true;
        }
        dispatchUnlessSilent(new Close(code, reason));
        deliver();
    }

    @Override
    public void abort() {
        if (!pair.isSilent()) {
            pair.runAfter(pair.delay(), pair.other(this)::lose);
        }
        lose();
    }

    void lose() {
        finish(LOST, "");
    }

    private void finish(int code, String reason) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            inbox.clear();
            end = () -> {
                LinkListener last = listener;
                if (last != null) {
                    last.onClosed(code, reason, null);
                }
            };
        }
        deliver();
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.DEMAND, Capability.PING);
    }
}
