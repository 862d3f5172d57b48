package dev.ocppkit.rpc.spi;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.TappedFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what an endpoint does, for any metrics library; {@code examples/quickstart} has one for Micrometer. All
 * methods do nothing by default. They are called on whatever thread is at work, return at once, and are safe for use by
 * several threads.
 *
 * <p>Actions are those of OCPP, or {@code "other"} for what only a raw handler knows, so that a peer cannot make up names.
 */
public interface RpcMetrics {
    /** Counts nothing. */
    RpcMetrics NONE = new RpcMetrics() {};

    /**
     * A handshake was decided.
     *
     * @param status the HTTP status of the answer: 101 if the station was let in
     */
    default void handshake(int status) {}

    /**
     * A handshake was completed without a version, because the station offered none that is spoken here, and the connection was
     * closed.
     */
    default void noCommonVersion() {}

    /**
     * A connection is open.
     *
     * @param version its version
     */
    default void opened(OcppVersion version) {}

    /**
     * A connection has ended.
     *
     * @param version its version
     * @param code the WebSocket close code; 1006 if there was none
     */
    default void closed(OcppVersion version, int code) {}

    /**
     * A message came or was handed to the transport.
     *
     * @param direction which way it goes
     * @param bytes its size without compression
     */
    default void frame(TappedFrame.Direction direction, int bytes) {}

    /**
     * A CALL of ours was handed to the transport.
     *
     * @param action its action
     * @param waited how long it waited for its turn
     */
    default void called(String action, Duration waited) {}

    /**
     * A CALL of ours was handed over.
     *
     * @param depth how many CALLs now wait for their turn on its connection; 0 if it went to the transport at once
     */
    default void waiting(int depth) {}

    /**
     * A ping of ours was answered.
     *
     * @param roundTrip how long that took
     */
    default void pong(Duration roundTrip) {}

    /**
     * A connection has ended, and its transport counted what went over the network: with compression and the headers of
     * WebSocket frames, without the handshake and TLS.
     *
     * @param version its version
     * @param received the bytes received
     * @param sent the bytes sent
     */
    default void traffic(OcppVersion version, long received, long sent) {}

    /**
     * A CALL of ours has ended.
     *
     * @param action its action
     * @param version the version of the connection
     * @param outcome what became of it; count its class and, if it is refused, its code
     * @param took how long it took from when it was handed over
     */
    default void callEnded(String action, OcppVersion version, Outcome<?> outcome, Duration took) {}

    /**
     * A CALL of the peer was answered by its handler, or in its place.
     *
     * @param action its action
     * @param version the version of the connection
     * @param code the error code that was answered, or null for a result
     * @param took how long it took from its arrival
     */
    default void handled(String action, OcppVersion version, @Nullable RpcErrorCode code, Duration took) {}

    /**
     * Something happened that no handler and no caller sees.
     *
     * @param kind what happened
     */
    default void event(RpcEvent.Kind kind) {}
}
