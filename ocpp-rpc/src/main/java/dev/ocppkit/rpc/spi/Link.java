package dev.ocppkit.rpc.spi;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * An open WebSocket connection. Safe for use by several threads, except that a text is sent only after the one before it is
 * complete.
 */
public interface Link {
    /** What a transport can do beyond sending and receiving text. */
    enum Capability {
        /** Compresses messages (permessage-deflate). */
        DEFLATE,
        /** Stops reading from the network when nothing is requested. */
        DEMAND,
        /** Sends pings and reports pongs. */
        PING
    }

    /**
     * Sends a text message.
     *
     * @param utf8 the text; the transport owns the buffer from now on
     * @return completed when the operating system, or the transport's own bounded buffer, has taken the bytes; fails if
     *     the connection is lost
     */
    CompletionStage<Void> sendText(ByteBuffer utf8);

    /**
     * Asks for messages.
     *
     * @param messages how many more text or binary messages may be delivered, at least 1
     */
    void request(long messages);

    /**
     * Sends a ping.
     *
     * @param payload at most 125 bytes
     * @return completed when the bytes are taken; fails if the connection is lost or pings are not supported
     */
    CompletionStage<Void> ping(ByteBuffer payload);

    /**
     * Starts the closing handshake; {@link LinkListener#onClosed} follows. A peer that does not answer is given up after some
     * seconds.
     *
     * @param code the close code
     * @param reason the text, at most 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Drops the connection at once; {@link LinkListener#onClosed} follows. Does nothing if it is closed. */
    void abort();

    /**
     * Returns the subprotocol that was chosen.
     *
     * @return the token, or an empty text if none was chosen
     */
    String subprotocol();

    /**
     * What went over the network since the handshake, with compression and the headers of WebSocket frames.
     *
     * @param received bytes received
     * @param sent bytes sent
     */
    record Traffic(long received, long sent) {}

    /**
     * Returns how much went over the network, which a transport may count if {@link ServerBinding#wantsTraffic} asks for it.
     *
     * @return the numbers, or empty if nobody counts
     */
    default Optional<Traffic> traffic() {
        return Optional.empty();
    }

    /**
     * Returns what this connection can do.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();
}
