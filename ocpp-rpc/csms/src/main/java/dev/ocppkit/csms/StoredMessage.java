package dev.ocppkit.csms;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.WritePolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A message of a station, to be kept.
 *
 * @param identity the identity of the station
 * @param action its action
 * @param messageId its id
 * @param receivedAt when it came
 * @param message the message
 */
public record StoredMessage(String identity, Action action, String messageId, Instant receivedAt, OcppMessage message) {
    private static final OcppCodec RECORDS = OcppCodec.of(OcppVersion.V2_1).with(WritePolicy.UNCHECKED);

    /** Checks for null. */
    public StoredMessage {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(message, "message");
    }

    /**
     * Returns what tells a message of a station from its others, but not from its repetition. Simple stations count messages anew
     * after a restart, so a message is the same only if both its id and its payload are.
     *
     * @return 64 hexadecimal digits
     */
    public String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((action.wireName() + ' ' + messageId + ' ').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(RECORDS.toBytes(message)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The payload as JSON. */
    String payload() {
        return new String(RECORDS.toBytes(message), StandardCharsets.UTF_8);
    }

    /** Leaves out the content. */
    @Override
    public String toString() {
        return "StoredMessage[" + identity + ", " + action + "]";
    }
}
