package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.vectors.RawPeer;
import dev.ocppkit.rpc.vectors.Wiring;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Over sockets on this machine, in real time. */
final class NettyWiring implements Wiring {
    private final List<AutoCloseable> open = new ArrayList<>();
    private NettyRawPeer csms;

    @Override
    public OcppServer.Builder csms(OcppServer.Builder builder) {
        return builder;
    }

    @Override
    public OcppClient.Builder station(OcppClient.Builder builder) {
        csms = opened(NettyRawPeer.listen());
        return builder.endpoint(URI.create("ws://localhost:" + csms.port() + "/ocpp"))
                .transport(JdkWebSocketTransport.create());
    }

    @Override
    public RawPeer connectTo(OcppServer server, OcppVersion version) {
        NettyServer port = opened(NettyServer.builder(server)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .threads(1)
                .start());
        return opened(
                NettyRawPeer.dial(URI.create("ws://localhost:" + port.port() + "/ocpp/CS-1"), version.subprotocol()));
    }

    @Override
    public RawPeer connect(OcppClient station) {
        station.connect().join();
        csms.awaitOpen();
        return csms;
    }

    @Override
    public void pass(Duration time) {
        // Real time passes by itself, and what waits for it says when.
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(0, closeable);
        return closeable;
    }

    @Override
    public void close() {
        open.forEach(closeable -> {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
