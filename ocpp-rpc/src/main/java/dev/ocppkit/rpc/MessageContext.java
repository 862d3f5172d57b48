package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.Extras;
import java.time.Instant;
import java.util.List;

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

    /**
     * Returns which rules the message breaks that the {@link OcppConnection#validation validation} of the connection lets
     * pass.
     *
     * @return the broken rules; empty if there are none, if the mode does not look at them, or for a raw handler
     */
    List<Violation> tolerated();

    /**
     * Returns what a message holds that its record has no place for: unknown members, and texts that an enumeration does not
     * have.
     *
     * @return the side map; empty unless the validation is lenient or accepts unknown members
     */
    Extras extras();
}
