package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.internal.Stages;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What attempts to connect that failed tell. Pure. */
final class DialFailures {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private DialFailures() {}

    static RpcException reason(@Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Stages.cause(failure);
        return cause instanceof RpcException known
                ? known
                : new ConnectFailedException("The connection could not be opened.", cause);
    }

    /** Returns how long a CSMS that is overloaded wants to be left alone. */
    static Duration atLeast(RpcException reason) {
        if (!(reason instanceof ConnectFailedException refused)) {
            return Duration.ZERO;
        }
        int status = refused.httpStatus().orElse(0);
        boolean busy = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        return busy ? refused.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }
}
