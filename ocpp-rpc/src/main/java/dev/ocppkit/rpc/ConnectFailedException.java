package dev.ocppkit.rpc;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A connection that could not be opened. */
public final class ConnectFailedException extends RpcException {
    private static final long serialVersionUID = 1L;
    private static final int NO_STATUS = -1;

    private final int httpStatus;

    /**
     * Makes the exception for a connection that failed before the peer answered.
     *
     * @param message what happened, without credentials
     * @param cause why, or null
     */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.httpStatus = NO_STATUS;
    }

    /**
     * Makes the exception for a peer that refused the handshake.
     *
     * @param httpStatus the HTTP status of its answer
     */
    public ConnectFailedException(int httpStatus) {
        super("The peer refused the WebSocket handshake with HTTP status " + httpStatus + ".", null);
        this.httpStatus = httpStatus;
    }

    /**
     * Returns the HTTP status that refused the handshake.
     *
     * @return for instance 401 or 404; empty if it failed otherwise
     */
    public OptionalInt httpStatus() {
        return httpStatus == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
