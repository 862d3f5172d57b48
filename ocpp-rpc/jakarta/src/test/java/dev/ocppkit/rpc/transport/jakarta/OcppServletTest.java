package dev.ocppkit.rpc.transport.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.testkit.conformance.ServerConformance.Running;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole CSMS in each container. */
@Timeout(60)
class OcppServletTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String PASSWORD = "a password: 16 +";

    private final OcppServer csms = OcppServer.builder()
            .basicAuth((identity, password) -> Arrays.equals(password, PASSWORD.getBytes(StandardCharsets.UTF_8)))
            .build();
    private Running server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.stop().close();
            server = null;
        }
    }

    enum Container {
        TOMCAT,
        JETTY;

        Running start(ServerBinding csms) throws Exception {
            return this == TOMCAT ? Containers.tomcat(csms) : Containers.jetty(csms);
        }
    }

    private OcppClient station(OcppVersion version, String password) {
        OcppClient station = OcppClient.builder()
                .identity("RDAM|123")
                .endpoint(server.endpoint())
                .transport(JdkWebSocketTransport.create())
                .versions(version)
                .basicAuth(password)
                .build();
        station.on(ClearCacheRequest.class, (request, context) -> ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED));
        return station;
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesCallEachOther(Container container) throws Exception {
        csms.on(HeartbeatRequest.class, (request, context) -> {
            ClearCacheResponse cleared =
                    context.peer().call(new ClearCacheRequest(null)).join();
            return HeartbeatResponse.of(cleared.status() == ClearCacheStatusEnum.ACCEPTED ? NOW : Instant.EPOCH);
        });
        server = container.start(csms.binding());
        for (OcppVersion version : OcppVersion.values()) {
            OcppClient station = station(version, PASSWORD);
            assertThat(station.connect().join().version()).isEqualTo(version);
            assertThat(station.call(new HeartbeatRequest(null)).join().currentTime())
                    .isEqualTo(NOW);
            station.close().join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsRefusedBeforeTheUpgrade(Container container) throws Exception {
        server = container.start(csms.binding());
        assertThatThrownBy(station(OcppVersion.V2_1, "wrong password 16").connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("401");
        assertThat(csms.connections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void connectionsAreClosedWhenTheContainerStops(Container container) throws Exception {
        server = container.start(csms.binding());
        OcppClient station = station(OcppVersion.V2_1, PASSWORD);
        station.connect().join();

        stop();

        station.close().join();
        assertThat(station.connection()).isEmpty();
    }
}
