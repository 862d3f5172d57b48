package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.testkit.conformance.ServerConformance;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

class NettyServerConformanceTest extends ServerConformance {
    @Override
    protected Running start(ServerBinding csms) {
        return start(csms, false);
    }

    static Running start(ServerBinding csms, boolean nativeIo) {
        NettyServer server = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .nativeIo(nativeIo)
                .contextTakeover(nativeIo)
                .start();
        return new Running(URI.create("ws://localhost:" + server.port() + "/ocpp"), server::close);
    }
}
