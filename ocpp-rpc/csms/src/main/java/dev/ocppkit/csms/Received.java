package dev.ocppkit.csms;

import dev.ocppkit.rpc.CallContext;
import java.util.Objects;

/**
 * A request that is being handled.
 *
 * @param request the request
 * @param store the open transaction of the database
 * @param isNew false if the station repeats it since it did not hear the answer, so that nothing may happen twice
 * @param context where it comes from
 * @param <S> the transaction
 * @param <Q> the request
 */
public record Received<S, Q>(Q request, S store, boolean isNew, CallContext context) {
    /** Checks for null. */
    public Received {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(context, "context");
    }

    /**
     * Returns the identity of the station.
     *
     * @return the identity
     */
    public String identity() {
        return context.identity();
    }

    /** Leaves out the content. */
    @Override
    public String toString() {
        return "Received[" + identity() + "]";
    }
}
