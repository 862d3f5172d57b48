package dev.ocppkit.rpc.testing;

import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Two ends of a connection in memory. Messages are delivered on the thread that sends or requests them, in order and only
 * as many as were requested.
 */
public final class LinkPair {
    private final End client;
    private final End server;

    /** Joins two ends that agreed on a subprotocol. */
    public LinkPair(String subprotocol) {
        client = new End(subprotocol);
        server = new End(subprotocol);
        client.other = server;
        server.other = client;
    }

    /** Returns the end of the charging station. */
    public End client() {
        return client;
    }

    /** Returns the end of the CSMS. */
    public End server() {
        return server;
    }

    /** One end. */
    public static final class End implements Link {
        private final String subprotocol;
        private final Deque<ByteBuffer> inbox = new ArrayDeque<>();
        private End other = this;
        private LinkListener listener;
        private long requested;
        private boolean delivering;
        private Runnable end;
        private boolean ended;
        private CompletableFuture<Void> held;

        private End(String subprotocol) {
            this.subprotocol = subprotocol;
        }

        void listen(LinkListener heard) {
            synchronized (this) {
                listener = heard;
            }
            deliver();
        }

        /** From now on messages are taken, but not acknowledged, until the returned future is completed. */
        public synchronized CompletableFuture<Void> hold() {
            held = new CompletableFuture<>();
            return held;
        }

        @Override
        public CompletionStage<Void> sendText(ByteBuffer utf8) {
            CompletableFuture<Void> taken;
            synchronized (this) {
                if (ended) {
                    return CompletableFuture.failedFuture(new IllegalStateException("closed"));
                }
                taken = held == null ? CompletableFuture.completedFuture(null) : held;
            }
            other.take(utf8);
            return taken;
        }

        private void take(ByteBuffer utf8) {
            synchronized (this) {
                inbox.add(utf8);
            }
            deliver();
        }

        /** Returns how many messages wait because they were not requested. */
        public synchronized int backlog() {
            return inbox.size();
        }

        private void deliver() {
            while (true) {
                Runnable next;
                synchronized (this) {
                    if (delivering || listener == null) {
                        return;
                    }
                    next = next(listener);
                    if (next == null) {
                        return;
                    }
                    delivering = true;
                }
                next.run();
                synchronized (this) {
                    delivering = false;
                }
            }
        }

        private Runnable next(LinkListener target) {
            if (!inbox.isEmpty() && requested > 0 && !ended) {
                requested--;
                ByteBuffer message = inbox.poll();
                return () -> target.onText(message);
            }
            Runnable last = end;
            end = null;
            return last;
        }

        @Override
        public void request(long messages) {
            synchronized (this) {
                requested += messages;
            }
            deliver();
        }

        @Override
        public CompletionStage<Void> ping(ByteBuffer payload) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public void close(int code, String reason) {
            other.finish(code, reason);
            finish(code, reason);
        }

        @Override
        public void abort() {
            close(1006, "");
        }

        /** Sends a binary message, which no OCPP peer does. */
        public void sendBinary() {
            other.listener.onBinary(ByteBuffer.allocate(0));
        }

        private void finish(int code, String reason) {
            synchronized (this) {
                if (ended) {
                    return;
                }
                ended = true;
                end = () -> listener.onClosed(code, reason, null);
            }
            deliver();
        }

        @Override
        public String subprotocol() {
            return subprotocol;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.DEMAND);
        }
    }
}
