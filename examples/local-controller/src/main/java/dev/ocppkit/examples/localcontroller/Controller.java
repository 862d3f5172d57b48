package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.proxy.ChargingLimitOverride;
import dev.ocppkit.rpc.proxy.OcppProxy;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.rpc.transport.netty.NettyTransport;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A local controller that runs: proxy, energy management and recording. */
final class Controller implements AutoCloseable {
    private static final Duration PINGS = Duration.ofSeconds(60);
    private static final long CLOSE_SECONDS = 5;

    private final Settings settings;
    private final Ems ems;
    private final NettyTransport transport = NettyTransport.create();
    private final OcppProxy proxy;
    private final NettyServer server;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ems"));
    private final Instant started = Instant.now();

    /**
     * Starts.
     *
     * @param recorder takes all messages of both sides, or null
     * @param out what the energy management does
     * @throws java.io.UncheckedIOException if the port is taken
     */
    Controller(Settings settings, @Nullable FrameRecorder recorder, PrintStream out) {
        this.settings = settings;
        this.ems = new Ems(settings, out);
        Recording recording = recorder == null ? null : new Recording(recorder);
        Transport upstream = recording == null ? transport : recording.csms(transport);
        this.proxy = OcppProxy.builder()
                .upstream(settings.csms(), upstream)
                // The CSMS decides about stations, and its credentials are passed on.
                .acceptAll()
                .interceptor(new ChargingLimitOverride(identity -> ems.cap()))
                .standalone(new AloneAnswers(settings.tokens()))
                .retry(settings.retry())
                .pingInterval(PINGS)
                .build();
        ServerBinding binding = recording == null ? proxy.binding() : recording.stations(proxy.binding());
        try {
            this.server = NettyServer.builder(binding)
                    .address(new InetSocketAddress(settings.host(), settings.port()))
                    .start();
        } catch (RuntimeException e) {
            timer.shutdownNow();
            var unused = proxy.close();
            transport.close();
            throw e;
        }
        long millis = settings.interval().toMillis();
        var unused = timer.scheduleAtFixedRate(() -> step(out), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void step(PrintStream out) {
        try {
            Instant now = Instant.now();
            long simulated = Duration.between(started, now).toSeconds() * settings.speed();
            LocalTime at = settings.startOfDay().plusSeconds(simulated);
            ems.step(at, now, proxy);
        } catch (RuntimeException e) {
            // The next step may succeed.
            out.println(
                    "       the energy management failed with " + e.getClass().getName());
        }
    }

    int port() {
        return server.port();
    }

    OcppProxy proxy() {
        return proxy;
    }

    /** Closes all connections with 1001 and frees the port. */
    @Override
    public void close() {
        timer.shutdownNow();
        var unused = proxy.close()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
        server.close();
        transport.close();
    }
}
