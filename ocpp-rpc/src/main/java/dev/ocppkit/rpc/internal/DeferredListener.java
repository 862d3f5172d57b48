package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Stands in for a connection that is made when the handshake is complete. Messages cannot come before, but the end can. */
final class DeferredListener implements LinkListener {
    private @Nullable LinkListener target;
    private @Nullable Closed closed;

    private record Closed(int code, String reason, @Nullable Throwable cause) {}

    /** Passes on what comes from now on, and the end if it has come already. */
    void passTo(LinkListener listener) {
        Closed missed;
        synchronized (this) {
            target = listener;
            missed = closed;
        }
        if (missed != null) {
            listener.onClosed(missed.code(), missed.reason(), missed.cause());
        }
    }

    private synchronized @Nullable LinkListener target() {
        return target;
    }

    @Override
    public void onText(ByteBuffer utf8) {
        LinkListener listener = target();
        if (listener != null) {
            listener.onText(utf8);
        }
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        LinkListener listener = target();
        if (listener != null) {
            listener.onBinary(bytes);
        }
    }

    @Override
    public void onPong(ByteBuffer payload) {
        LinkListener listener = target();
        if (listener != null) {
            listener.onPong(payload);
        }
    }

    @Override
    public void onClosed(int code, String reason, @Nullable Throwable cause) {
        LinkListener listener;
        synchronized (this) {
            listener = target;
            closed = new Closed(code, reason, cause);
        }
        if (listener != null) {
            listener.onClosed(code, reason, cause);
        }
    }
}
