package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.proxy.ProxyFrame;
import dev.ocppkit.rpc.proxy.ProxyInterceptor;
import dev.ocppkit.rpc.proxy.Standalone;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.spi.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the relays of a local controller share.
 *
 * @param upstream the URL of the CSMS, without the identity
 * @param transport opens connections to it
 * @param authenticator decides about stations
 * @param versions what may be spoken
 * @param interceptors decide about messages, in order
 * @param taps see messages
 * @param standalone answers without CSMS, or null to close the station's connection then
 * @param maxStored how many answered CALLs are kept for the CSMS, for each station
 * @param retry how long to wait before connecting to the CSMS again
 * @param callTimeout how long a CALL may occupy the slot
 * @param connectTimeout how long the handshake with the CSMS may take
 * @param executor runs the authenticator and completes futures
 * @param time the clock and timers
 * @param limits the bounds
 * @param pingAfter how long nothing may come from a side before it is pinged, and then how long the ping may stay unanswered;
 *     0 for no pings
 */
public record ProxyConfig(
        URI upstream,
        Transport transport,
        StationAuthenticator authenticator,
        List<OcppVersion> versions,
        List<ProxyInterceptor> interceptors,
        List<Consumer<ProxyFrame>> taps,
        @Nullable Standalone standalone,
        int maxStored,
        Duration retry,
        Duration callTimeout,
        Duration connectTimeout,
        Executor executor,
        TimeSource time,
        RpcLimits limits,
        Duration pingAfter) {}
