package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.CallNotSentException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.Peer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whoever is connected under an identity at the moment of each message. */
public final class CurrentPeer implements Peer {
    private final String identity;
    private final Supplier<@Nullable Connection> connection;

    /**
     * Makes a peer.
     *
     * @param identity the charging station
     * @param connection finds its connection, or null
     */
    public CurrentPeer(String identity, Supplier<@Nullable Connection> connection) {
        this.identity = identity;
        this.connection = connection;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(
            OcppRequest<R> request, CallOptions options) {
        Connection now = connection.get();
        return now == null ? notConnected(request) : now.callOutcome(request, options);
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request) {
        Connection now = connection.get();
        return now == null ? notConnected(request) : now.callOutcome(request);
    }

    @Override
    public CompletableFuture<Void> send(OcppSend message) {
        Connection now = connection.get();
        return now != null
                ? now.send(message)
                : CompletableFuture.failedFuture(
                        new CallNotSentException(message.ocppAction(), NotSentReason.NOT_CONNECTED, List.of()));
    }

    private static <R extends OcppResponse> CompletableFuture<Outcome<R>> notConnected(OcppRequest<R> request) {
        return CompletableFuture.completedFuture(
                new Outcome.NotSent<>(request.ocppAction(), NotSentReason.NOT_CONNECTED, List.of()));
    }
}
