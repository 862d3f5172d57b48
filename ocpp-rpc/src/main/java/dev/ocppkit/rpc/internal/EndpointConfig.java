package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.RegistrationGate;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.spi.TimeSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one endpoint share.
 *
 * @param role which side we are
 * @param versions the versions we speak, the preferred one first
 * @param executor runs user code
 * @param time the clock and timers
 * @param limits the bounds
 * @param callOptions how long CALLs may take unless the caller says otherwise
 * @param listener hears of connections
 * @param tap sees frames, or null
 * @param messageIds makes message ids
 * @param buffers counts what all connections hold
 * @param metrics counts what happens
 * @param policies what is demanded of messages beyond their form
 */
public record EndpointConfig(
        MessageSender role,
        List<OcppVersion> versions,
        Executor executor,
        TimeSource time,
        RpcLimits limits,
        CallOptions callOptions,
        ConnectionListener listener,
        @Nullable FrameTap tap,
        Supplier<String> messageIds,
        SharedBuffers buffers,
        RpcMetrics metrics,
        Policies policies) {
    /**
     * Returns the same with other listeners and another gate.
     *
     * @param other hears of connections
     * @param gate what may pass before a station is accepted
     * @return the changed copy
     */
    public EndpointConfig with(ConnectionListener other, RegistrationGate gate) {
        return new EndpointConfig(
                role,
                versions,
                executor,
                time,
                limits,
                callOptions,
                other,
                tap,
                messageIds,
                buffers,
                metrics,
                policies.with(gate));
    }
}
