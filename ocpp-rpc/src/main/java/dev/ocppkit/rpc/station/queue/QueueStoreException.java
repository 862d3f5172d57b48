package dev.ocppkit.rpc.station.queue;

import dev.ocppkit.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/** A store of queued messages that cannot be opened, read or written, for instance because the disk is full. */
public final class QueueStoreException extends RpcException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what failed, without content of messages
     * @param cause why, or null
     */
    public QueueStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
