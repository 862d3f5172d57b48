package dev.ocppkit.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.benchmarks.BenchCsms;
import dev.ocppkit.benchmarks.FloorCsms;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** The load counts nothing but results: an error would end it. */
class FleetTest {
    private static final int STATIONS = 3;

    @Test
    void theCsmsAnswersEveryRequestOfTheMix() throws InterruptedException {
        try (NettyServer server = BenchCsms.start(0);
                Fleet fleet = Fleet.connect(server.port(), STATIONS)) {
            assertThat(fleet.drive(1)).isGreaterThan(Mix.SIZE * STATIONS);
        }
    }

    @Test
    void theFloorAnswersEveryRequestOfTheMix() throws InterruptedException {
        Channel server = FloorCsms.start(0);
        int port = ((InetSocketAddress) server.localAddress()).getPort();

        try (Fleet fleet = Fleet.connect(port, STATIONS)) {
            assertThat(fleet.drive(1)).isGreaterThan(Mix.SIZE * STATIONS);
        } finally {
            server.close().awaitUninterruptibly();
        }
    }

    @Test
    void processorTimeIsThatOfTheProcess() {
        assertThat(ServerProcess.cpuTime(ProcessHandle.current().pid())).isPositive();
    }
}
