package dev.ocppkit.rpc.transport.netty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.testkit.conformance.ServerConformance;

class EpollServerConformanceTest extends ServerConformance {
    static void assumeEpoll() {
        if (!EventLoops.epollIsPresent()) {
            System.out.println("NOT RUN: conformance on epoll, which this machine does not have.");
        }
        assumeTrue(EventLoops.epollIsPresent(), "no epoll on this machine");
    }

    @Override
    protected Running start(ServerBinding csms) {
        assumeEpoll();
        return NettyServerConformanceTest.start(csms, true);
    }
}
