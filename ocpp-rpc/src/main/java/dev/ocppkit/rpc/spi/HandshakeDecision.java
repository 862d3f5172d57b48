package dev.ocppkit.rpc.spi;

import dev.ocppkit.model.OcppVersion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a server answers a handshake. */
public sealed interface HandshakeDecision {
    /**
     * Completes the handshake. Without a common version that is done too, without Sec-WebSocket-Protocol, and the
     * connection is closed with 1002 at once; the listener of the connection does that.
     *
     * <p>Spec: OCPP 2.1 Part 4, 3.3.
     *
     * @param identity the charging station
     * @param version the version to name in Sec-WebSocket-Protocol, or null for none
     */
    record Accept(String identity, @Nullable OcppVersion version) implements HandshakeDecision {
        /** Checks for null. */
        public Accept {
            Objects.requireNonNull(identity, "identity");
        }
    }

    /**
     * Answers with an HTTP status instead of 101 and closes the connection.
     *
     * @param status the status, 400 to 599
     * @param headers further headers of the answer
     */
    record Reject(int status, Map<String, String> headers) implements HandshakeDecision {
        /** Copies the headers. */
        public Reject {
            headers = Map.copyOf(headers);
        }
    }
}
