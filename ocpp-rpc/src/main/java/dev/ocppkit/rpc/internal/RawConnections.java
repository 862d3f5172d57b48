package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.RawSubprotocol;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections of stations that speak something else than OCPP as this library does. */
final class RawConnections {
    private final Map<String, RawSubprotocol> handlers;
    private final Set<Raw> open = ConcurrentHashMap.newKeySet();

    RawConnections(Map<String, RawSubprotocol> handlers) {
        this.handlers = handlers;
    }

    Set<String> subprotocols() {
        return handlers.keySet();
    }

    /** Gives a connection to its handler. */
    LinkListener opened(String subprotocol, String identity, Link link) {
        RawSubprotocol handler = handlers.get(subprotocol);
        if (handler == null) {
            throw new IllegalStateException("nobody speaks the subprotocol that was chosen");
        }
        Raw raw = new Raw(link, handler.opened(identity, link));
        open.add(raw);
        return raw;
    }

    /** Closes all with 1001. */
    List<CompletableFuture<Void>> close() {
        return open.stream()
                .map(raw -> {
                    raw.link.close(CloseCodes.GOING_AWAY, "");
                    return raw.closed;
                })
                .toList();
    }

    private final class Raw implements LinkListener {
        private final Link link;
        private final LinkListener listener;
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        Raw(Link link, LinkListener listener) {
            this.link = link;
            this.listener = listener;
        }

        @Override
        public void onText(ByteBuffer utf8) {
            UserCode.run(() -> listener.onText(utf8));
        }

        @Override
        public void onBinary(ByteBuffer bytes) {
            UserCode.run(() -> listener.onBinary(bytes));
        }

        @Override
        public void onPong(ByteBuffer payload) {
            UserCode.run(() -> listener.onPong(payload));
        }

        @Override
        public void onClosed(int code, String reason, @Nullable Throwable cause) {
            open.remove(this);
            UserCode.run(() -> listener.onClosed(code, reason, cause));
            closed.complete(null);
        }
    }
}
