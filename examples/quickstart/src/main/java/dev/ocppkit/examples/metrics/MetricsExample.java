package dev.ocppkit.examples.metrics;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;

/** A station sends heartbeats, and the CSMS prints what it counted. */
public final class MetricsExample {
    private static final int HEARTBEATS = 10;

    private MetricsExample() {}

    public static void main(String[] args) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        run(registry);
        System.out.println(registry.getMetersAsString());
    }

    static void run(SimpleMeterRegistry registry) {
        OcppServer csms = OcppServer.builder()
                .acceptAll()
                .metrics(new MicrometerMetrics(registry))
                .build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (NettyServer server = NettyServer.builder(csms).address(anyPort).start()) {
            OcppClient station = OcppClient.builder()
                    .identity("CS-1")
                    .endpoint(URI.create("ws://localhost:" + server.port() + "/ocpp"))
                    .transport(JdkWebSocketTransport.create())
                    .build();
            station.connect().join();
            for (int i = 0; i < HEARTBEATS; i++) {
                station.call(HeartbeatRequest.of()).join();
            }
            station.close().join();
        }
    }
}
