package dev.ocppkit.rpc;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that a conversation with a peer can end in, apart from an answer.
 *
 * <p>Messages never hold what a peer sent: they may be logged.
 */
public abstract class RpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened
     * @param cause why, or null
     */
    protected RpcException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
