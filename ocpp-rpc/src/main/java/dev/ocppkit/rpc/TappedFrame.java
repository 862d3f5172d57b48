package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * A text message as it is on the wire.
 *
 * @param direction whether it came or goes
 * @param identity the charging station
 * @param version the negotiated version
 * @param epoch tells the connections of one identity apart
 * @param at when it came, or was handed to the transport
 * @param utf8 its bytes, read-only
 */
public record TappedFrame(
        Direction direction, String identity, OcppVersion version, long epoch, Instant at, ByteBuffer utf8) {
    /** Which way a message goes, seen from the endpoint that has the tap. */
    public enum Direction {
        /** From the peer. */
        IN,
        /** To the peer. */
        OUT
    }

    /** Makes the bytes read-only. */
    public TappedFrame {
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

    /** Leaves out the content. */
    @Override
    public String toString() {
        return "TappedFrame[" + direction + ", " + utf8.remaining() + " bytes]";
    }
}
