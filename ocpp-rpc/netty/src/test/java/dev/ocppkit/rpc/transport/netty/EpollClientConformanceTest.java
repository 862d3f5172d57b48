package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.testkit.conformance.ClientConformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class EpollClientConformanceTest extends ClientConformance {
    private final NettyTransport transport =
            NettyTransport.builder().contextTakeover(false).build();

    @BeforeEach
    void needsEpoll() {
        EpollServerConformanceTest.assumeEpoll();
    }

    @Override
    protected Transport transport() {
        return transport;
    }

    @AfterEach
    void close() {
        transport.close();
    }
}
