package dev.ocppkit.rpc.spi;

import dev.ocppkit.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Why a transport closed a connection itself: a message was too big, no UTF-8 or otherwise against the rules of WebSockets.
 * Given to {@link LinkListener#onClosed}, so that it is counted and logged.
 */
public final class RejectedMessageException extends RpcException {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    /**
     * Makes the exception.
     *
     * @param closeCode the code that the peer was told, for instance 1009
     * @param cause what the transport noticed, or null
     */
    public RejectedMessageException(int closeCode, @Nullable Throwable cause) {
        super("A message of the peer was rejected with close code " + closeCode + ".", cause);
        this.closeCode = closeCode;
    }

    /**
     * Returns what the peer was told.
     *
     * @return the close code
     */
    public int closeCode() {
        return closeCode;
    }
}
