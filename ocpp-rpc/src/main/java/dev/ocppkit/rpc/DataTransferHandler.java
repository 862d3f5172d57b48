package dev.ocppkit.rpc;

import org.jspecify.annotations.Nullable;

/**
 * Answers vendor-specific messages of one kind.
 *
 * @param <Q> the data of the request
 * @param <R> the data of the response
 */
@FunctionalInterface
public interface DataTransferHandler<Q extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Answers a message.
     *
     * @param data its data
     * @param context where it comes from
     * @return the reply
     * @throws Exception as a {@link RequestHandler}
     */
    DataTransferReply<R> handle(Q data, CallContext context) throws Exception;
}
