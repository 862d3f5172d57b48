package dev.ocppkit.rpc.signing;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed message that arrived. Its protected header names the same action and type as the frame; nothing else is checked
 * yet.
 *
 * @param identity the charging station in the conversation, whichever side that is
 * @param version the negotiated version
 * @param type CALL, CALLRESULT or SEND
 * @param messageId the message id, which is not signed
 * @param action the action; that of the request for a CALLRESULT
 * @param header the protected header; values are texts, numbers, booleans, null, lists and maps
 * @param jws what arrived
 */
public record SignedMessage(
        String identity,
        OcppVersion version,
        MessageType type,
        String messageId,
        Action action,
        Map<String, @Nullable Object> header,
        FlattenedJws jws) {
    /** Leaves out what the peer chose. */
    @Override
    public String toString() {
        return "SignedMessage[" + type + ", " + action + "]";
    }
}
