package dev.ocppkit.rpc.transport.jdk;

import dev.ocppkit.rpc.internal.Mailbox;
import dev.ocppkit.rpc.internal.Stages;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RejectedMessageException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket of the JDK: puts partial messages together and counts them as one. */
final class JdkLink implements Link, WebSocket.Listener {
    private static final int NO_CLOSE_CODE = 1006;
    private static final int TOO_BIG = 1009;
    private static final int POLICY_VIOLATION = 1008;
    /** Codes that the JDK does not let a client send. */
    private static final Set<Integer> NOT_SENDABLE = Set.of(1002, 1003, 1007, 1009, 1010, 1012, 1013, 1014);

    private final LinkListener listener;
    private final int maxBytes;
    private final int maxFragments;
    private final Executor afterPatience;
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    /** The JDK tells one thing after the other, but an abort comes from elsewhere. */
    private final Mailbox events = new Mailbox();

    private boolean ended;
    private final AtomicBoolean closing = new AtomicBoolean();
    private StringBuilder text = new StringBuilder();
    private int bytes;
    private int fragments;
    private boolean discarding;
    private volatile boolean tooBig;

    /**
     * @param afterPatience runs what it is given when a peer has had its time to answer a close
     */
    JdkLink(LinkListener listener, int maxBytes, int maxFragments, Executor afterPatience) {
        this.listener = listener;
        this.maxBytes = maxBytes;
        this.maxFragments = maxFragments;
        this.afterPatience = afterPatience;
    }

    /** The JDK calls {@link #onOpen} before it hands the socket out, so it is there for all others. */
    private WebSocket socket() {
        return socket.join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        // Nothing is requested: the first message must find the listener ready.
        socket.complete(webSocket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        if (discarding || closing.get()) {
            webSocket.request(1);
            return null;
        }
        bytes += utf8Length(data);
        fragments++;
        if (bytes > maxBytes || fragments > maxFragments) {
            discarding = true;
            tooBig = true;
            text = new StringBuilder();
            close(TOO_BIG, "message too big");
            webSocket.request(1);
            return null;
        }
        if (last && text.isEmpty()) {
            deliver(data.toString());
        } else {
            text.append(data);
            if (last) {
                deliver(text.toString());
            } else {
                // The rest of the message was requested with its beginning.
                webSocket.request(1);
            }
        }
        return null;
    }

    private void deliver(String message) {
        text = new StringBuilder();
        bytes = 0;
        fragments = 0;
        ByteBuffer utf8 = ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
        tell(() -> listener.onText(utf8));
    }

    /** Tells the listener something, after all that came before it, unless the end did. */
    private void tell(Runnable event) {
        events.post(() -> {
            if (!ended) {
                event.run();
            }
        });
    }

    private static int utf8Length(CharSequence data) {
        int length = data.length();
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            // Each half of a surrogate pair counts for two of the four bytes.
            length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return length;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        if (!discarding) {
            discarding = true;
            tell(() -> listener.onBinary(ByteBuffer.allocate(0)));
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        // The JDK answers pings itself, but counts them against what was requested.
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
        ByteBuffer payload = ByteBuffer.allocate(message.remaining());
        payload.put(message).flip();
        tell(() -> listener.onPong(payload));
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended(statusCode, reason, null);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        // The JDK gives up the conversation, but not always the connection.
        webSocket.abort();
        ended(NO_CLOSE_CODE, "", error);
    }

    private void ended(int code, String reason, @Nullable Throwable cause) {
        tell(() -> {
            ended = true;
            listener.onClosed(code, reason, tooBig ? new RejectedMessageException(TOO_BIG, cause) : cause);
        });
    }

    @Override
    public CompletionStage<Void> sendText(ByteBuffer utf8) {
        return done(socket().sendText(StandardCharsets.UTF_8.decode(utf8), true));
    }

    private static CompletionStage<Void> done(CompletableFuture<WebSocket> sent) {
        return sent.thenApply(socket -> null);
    }

    @Override
    public void request(long messages) {
        socket().request(messages);
    }

    @Override
    public CompletionStage<Void> ping(ByteBuffer payload) {
        return done(socket().sendPing(payload));
    }

    @Override
    public void close(int code, String reason) {
        if (closing.getAndSet(true)) {
            return;
        }
        int sendable = NOT_SENDABLE.contains(code) ? POLICY_VIOLATION : code;
        Stages.whenDone(socket().sendClose(sendable, reason), (done, failure) -> {
            if (failure != null) {
                abort();
            }
        });
        // The peer's answer must be read, whatever else was requested.
        socket().request(1);
        // A peer may never answer, and the JDK does not always tell of one that ends the TCP connection instead.
        afterPatience.execute(this::abort);
    }

    @Override
    public void abort() {
        socket().abort();
        ended(NO_CLOSE_CODE, "", null);
    }

    @Override
    public String subprotocol() {
        return socket().getSubprotocol();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.DEMAND, Capability.PING);
    }
}
