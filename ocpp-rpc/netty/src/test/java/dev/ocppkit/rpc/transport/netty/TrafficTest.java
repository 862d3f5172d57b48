package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.RpcMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What went over the network is counted as it was on the wire. */
@Timeout(60)
class TrafficTest {
    private static final int MESSAGES = 20;
    private static final String REPETITIVE = "charging ".repeat(1000);

    private static Link.Traffic traffic(boolean compressed) throws Exception {
        CompletableFuture<Link.Traffic> counted = new CompletableFuture<>();
        OcppServer csms = OcppServer.builder()
                .acceptAll()
                .metrics(new RpcMetrics() {
                    @Override
                    public void traffic(OcppVersion version, long received, long sent) {
                        counted.complete(new Link.Traffic(received, sent));
                    }
                })
                .build();
        csms.on(
                DataTransferRequest.class,
                (request, context) -> DataTransferResponse.of(DataTransferStatusEnum.ACCEPTED));
        try (NettyServer server = NettyServer.builder(csms)
                        .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .start();
                NettyTransport transport =
                        NettyTransport.builder().compression(compressed).build()) {
            OcppClient station = OcppClient.builder()
                    .identity("CS-1")
                    .endpoint(URI.create("ws://localhost:" + server.port() + "/ocpp"))
                    .transport(transport)
                    .build();
            station.connect().join();
            DataTransferRequest request =
                    DataTransferRequest.builder().vendorId("v").data(REPETITIVE).build();
            for (int i = 0; i < MESSAGES; i++) {
                station.call(request).join();
            }
            station.close().join();
            return counted.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void bytesAreThoseOfTheFramesAndOfTheirHeaders() throws Exception {
        Link.Traffic plain = traffic(false);

        assertThat(plain.received()).isBetween(MESSAGES * 9000L, MESSAGES * 9200L);
        assertThat(plain.sent()).isBetween(MESSAGES * 60L, MESSAGES * 120L);
    }

    @Test
    void compressedMessagesCountAsSmallAsTheyWere() throws Exception {
        assertThat(traffic(true).received()).isLessThan(MESSAGES * 900L);
    }
}
