package dev.ocppkit.rpc.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens on a connection. A transport calls these methods one after the other, from any thread; they return
 * quickly and run no user code.
 */
public interface LinkListener {
    /**
     * Takes a whole text message that was requested.
     *
     * @param utf8 the message, valid UTF-8; the listener owns the buffer from now on
     */
    void onText(ByteBuffer utf8);

    /**
     * Takes notice of a binary message; OCPP has none.
     *
     * @param bytes what was received of it, maybe nothing
     */
    void onBinary(ByteBuffer bytes);

    /**
     * Takes a pong.
     *
     * @param payload its payload
     */
    void onPong(ByteBuffer payload);

    /**
     * Hears of the end; called exactly once, and nothing follows.
     *
     * @param code the close code; 1006 if the connection was lost without one, 1005 if the peer gave none
     * @param reason the text that came with it, maybe empty
     * @param cause why the connection was lost, or null
     */
    void onClosed(int code, String reason, @Nullable Throwable cause);
}
