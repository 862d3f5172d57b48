package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.MessageType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text message on its way through a local controller.
 *
 * @param direction who sent it
 * @param identity the charging station
 * @param version the version of the connection
 * @param at when it came
 * @param type its type, or null if it is no frame that any version knows
 * @param messageId its message id, or null if it has none that can be read
 * @param action the action of a CALL or SEND, else null
 * @param utf8 its bytes, read-only
 */
public record ProxyFrame(
        Direction direction,
        String identity,
        OcppVersion version,
        Instant at,
        @Nullable MessageType type,
        @Nullable String messageId,
        @Nullable String action,
        ByteBuffer utf8) {
    /** Who sent a message. */
    public enum Direction {
        /** The charging station. */
        FROM_STATION,
        /** The CSMS. */
        FROM_CSMS
    }

    /** Makes the bytes read-only. */
    public ProxyFrame {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(at, "at");
        utf8 = utf8.asReadOnlyBuffer();
    }

    /**
     * Returns the bytes.
     *
     * @return a view of its own position
     */
    @Override
    public ByteBuffer utf8() {
        return utf8.duplicate();
    }

    /**
     * Returns the message as text.
     *
     * @return the text
     */
    public String text() {
        return StandardCharsets.UTF_8.decode(utf8()).toString();
    }

    /**
     * Reads the payload.
     *
     * @param <T> the message
     * @param payload its class, which the caller knows by {@link #type} and {@link #action}
     * @return the message, or empty if it breaks a rule of the version
     */
    public <T extends OcppMessage> Optional<T> payload(Class<T> payload) {
        byte[] bytes = new byte[utf8.remaining()];
        utf8().get(bytes);
        if (!(FrameReader.readHeader(bytes, 0, bytes.length) instanceof FrameHeader header)) {
            return Optional.empty();
        }
        int start = header.payloadStart();
        ReadResult<T> result = OcppCodec.of(version).readPrefix(payload, bytes, start, bytes.length - start);
        return result.isValid() ? Optional.of(result.orThrow()) : Optional.empty();
    }

    /** Leaves out the content. */
    @Override
    public String toString() {
        return "ProxyFrame[" + direction + ", " + type + ", " + action + ", " + utf8.remaining() + " bytes]";
    }
}
