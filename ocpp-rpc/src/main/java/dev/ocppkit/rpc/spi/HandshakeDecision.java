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
     * @param version the version of OCPP, or null if there is none
     * @param subprotocol the token to name in Sec-WebSocket-Protocol, or null for none; usually that of the version
     * @param serialNumber the serial number in the client certificate, which BootNotifications may not contradict; null if
     *     nothing is demanded
     */
    record Accept(
            String identity,
            @Nullable OcppVersion version,
            @Nullable String subprotocol,
            @Nullable String serialNumber) implements HandshakeDecision {
        /** Checks for null. */
        public Accept {
            Objects.requireNonNull(identity, "identity");
        }

        /**
         * Accepts without a serial number.
         *
         * @param identity the charging station
         * @param version the version, or null for none
         * @param subprotocol the token to name, or null for none
         */
        public Accept(String identity, @Nullable OcppVersion version, @Nullable String subprotocol) {
            this(identity, version, subprotocol, null);
        }

        /**
         * Accepts with the subprotocol of a version.
         *
         * @param identity the charging station
         * @param version the version, or null for none
         */
        public Accept(String identity, @Nullable OcppVersion version) {
            this(identity, version, version == null ? null : version.subprotocol());
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
