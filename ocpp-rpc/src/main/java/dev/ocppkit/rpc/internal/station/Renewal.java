package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.TransportSelector;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The transports of a station, and those with a new client certificate while it is not known whether the CSMS accepts that.
 * The first connection decides.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.08, A02.FR.28 and A02.FR.29.
 */
final class Renewal {
    private TransportSelector current;
    private @Nullable TransportSelector renewed;
    private @Nullable CompletableFuture<Boolean> decided;
    private boolean dialedRenewed;

    Renewal(TransportSelector current) {
        this.current = current;
    }

    /**
     * Takes new transports to try.
     *
     * @return a promise about earlier ones that were not decided yet, or null
     */
    @Nullable
    CompletableFuture<Boolean> begin(TransportSelector transports, CompletableFuture<Boolean> promise) {
        CompletableFuture<Boolean> before = decided;
        renewed = transports;
        decided = promise;
        return before;
    }

    /**
     * Chooses for an attempt.
     *
     * @param preferRenewed whether it is the turn of the new ones, if there are any
     */
    Transport transportFor(NetworkSlot slot, boolean preferRenewed) {
        TransportSelector candidate = renewed;
        dialedRenewed = candidate != null && preferRenewed;
        return dialedRenewed && candidate != null ? candidate.transportFor(slot) : current.transportFor(slot);
    }

    /** Returns whether the attempt that is under way, or was the last, is one with the new transports. */
    boolean isDialingRenewed() {
        return dialedRenewed;
    }

    /** An attempt succeeded; returns the promise to keep with {@link #isDialingRenewed}, or null. */
    @Nullable
    CompletableFuture<Boolean> connected() {
        TransportSelector candidate = renewed;
        CompletableFuture<Boolean> promise = decided;
        if (candidate != null && dialedRenewed) {
            current = candidate;
        }
        renewed = null;
        decided = null;
        return promise;
    }
}
