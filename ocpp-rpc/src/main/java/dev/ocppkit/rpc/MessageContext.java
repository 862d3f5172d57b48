package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import java.time.Instant;

/** What a handler knows about a message beside its payload. */
public interface MessageContext {
    /**
     * Returns the identity of the charging station in this conversation, whichever side that is.
     *
     * @return the identity
     */
    String identity();

    /**
     * Returns the negotiated version.
     *
     * @return the version
     */
    OcppVersion version();

    /**
     * Returns the message id.
     *
     * @return the id, which the peer chose
     */
    String messageId();

    /**
     * Returns when the message arrived.
     *
     * @return the time
     */
    Instant receivedAt();

    /**
     * Returns the connection that the message came over. A handler may call its peer and wait for the answer: answers do
     * not wait for handlers.
     *
     * @return the connection
     */
    OcppConnection peer();
}
