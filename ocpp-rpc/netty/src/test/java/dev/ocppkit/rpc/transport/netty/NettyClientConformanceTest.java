package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.testkit.conformance.ClientConformance;
import org.junit.jupiter.api.AfterEach;

class NettyClientConformanceTest extends ClientConformance {
    private final NettyTransport transport =
            NettyTransport.builder().nativeIo(false).build();

    @Override
    protected Transport transport() {
        return transport;
    }

    @AfterEach
    void close() {
        transport.close();
    }
}
