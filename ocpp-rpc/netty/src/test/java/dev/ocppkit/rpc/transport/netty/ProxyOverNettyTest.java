package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.proxy.OcppProxy;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Station, local controller and CSMS over three real sockets. */
@Timeout(60)
class ProxyOverNettyTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String PASSWORD = "a password: 16 +";

    private final OcppServer csms = OcppServer.builder()
            .basicAuth((identity, password) -> Arrays.equals(password, PASSWORD.getBytes(StandardCharsets.UTF_8)))
            .build();
    private final NettyServer csmsPort = listen(csms.binding());
    private final NettyTransport upstream = NettyTransport.create();
    private final OcppProxy controller =
            OcppProxy.builder().upstream(url(csmsPort), upstream).acceptAll().build();
    private final NettyServer controllerPort = listen(controller.binding());

    private static NettyServer listen(ServerBinding binding) {
        return NettyServer.builder(binding)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }

    private static URI url(NettyServer server) {
        return URI.create("ws://localhost:" + server.port() + "/ocpp");
    }

    @AfterEach
    void close() {
        controllerPort.close();
        csmsPort.close();
        upstream.close();
    }

    private OcppClient station(OcppVersion version, String password) {
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(url(controllerPort))
                .transport(JdkWebSocketTransport.create())
                .versions(version)
                .basicAuth(password)
                .build();
        station.on(ClearCacheRequest.class, (request, context) -> ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED));
        return station;
    }

    @ParameterizedTest
    @EnumSource
    void allThreeCallEachOther(OcppVersion version) throws Exception {
        csms.on(HeartbeatRequest.class, (request, context) -> {
            context.peer().call(new ClearCacheRequest(null)).join();
            return HeartbeatResponse.of(NOW);
        });
        OcppClient station = station(version, PASSWORD);
        assertThat(station.connect().get(30, TimeUnit.SECONDS).version()).isEqualTo(version);
        // The station knows of its connection before the controller does; once a CALL is answered, both do.
        assertThat(station.call(new HeartbeatRequest(null)).join().currentTime())
                .isEqualTo(NOW);

        for (int i = 0; i < 50; i++) {
            var own = controller.station("CS-1").orElseThrow().call(new ClearCacheRequest(null));
            assertThat(station.call(new HeartbeatRequest(null)).join().currentTime())
                    .isEqualTo(NOW);
            assertThat(own.get(30, TimeUnit.SECONDS).isReplied()).isTrue();
        }
        station.close().get(30, TimeUnit.SECONDS);
    }

    @Test
    void theRefusalOfTheCsmsReachesTheStation() {
        assertThatThrownBy(station(OcppVersion.V2_1, "wrong password 16").connect()::join)
                .hasMessageContaining("401");
    }
}
