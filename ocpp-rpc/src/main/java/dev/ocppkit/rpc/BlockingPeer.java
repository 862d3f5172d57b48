package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A peer for threads that may wait, for instance virtual ones; see {@link Peer#blocking}. Not for endpoints that are
 * {@linkplain OcppEndpoint.Builder#nonBlocking non-blocking}.
 *
 * <p>Safe for use by several threads. A thread that is interrupted while it waits takes its CALL back, as far as it has not
 * been sent.
 */
public final class BlockingPeer {
    private final Peer peer;

    BlockingPeer(Peer peer) {
        this.peer = peer;
    }

    /**
     * Sends a CALL with the options of the endpoint and waits.
     *
     * @param <R> the response
     * @param request the request
     * @return the response
     * @throws RpcException one of the exceptions of {@link Outcome#orThrow}
     * @throws InterruptedException if the thread is interrupted
     */
    public <R extends OcppResponse> R call(OcppRequest<R> request) throws InterruptedException {
        return await(peer.call(request));
    }

    /**
     * Sends a CALL and waits as long as the options say.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take
     * @return the response
     * @throws RpcException one of the exceptions of {@link Outcome#orThrow}
     * @throws InterruptedException if the thread is interrupted
     */
    public <R extends OcppResponse> R call(OcppRequest<R> request, CallOptions options) throws InterruptedException {
        return await(peer.call(request, options));
    }

    /**
     * Sends a CALL and waits for what becomes of it.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take
     * @return what became of it
     * @throws InterruptedException if the thread is interrupted
     */
    public <R extends OcppResponse> Outcome<R> callOutcome(OcppRequest<R> request, CallOptions options)
            throws InterruptedException {
        return await(peer.callOutcome(request, options));
    }

    /**
     * Sends a message that is not answered, and waits until the transport has taken it.
     *
     * @param message the message
     * @throws CallNotSentException if it could not be sent
     * @throws InterruptedException if the thread is interrupted
     */
    public void send(OcppSend message) throws InterruptedException {
        await(peer.send(message));
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            future.cancel(false);
            throw e;
        }
    }
}
