package dev.ocppkit.rpc.transport.netty;

import static dev.ocppkit.model.OcppVersion.V2_0_1;
import static dev.ocppkit.model.OcppVersion.V2_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.RpcLimits;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A CSMS on Netty and charging stations on the JDK, over loopback. */
@Timeout(60)
class NettyServerTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    private static final String PASSWORD = "a password: 16 +";

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final RpcLimits limits = RpcLimits.defaults().toBuilder()
            .maxMessageBytes(100_000)
            .maxFragments(10)
            .build();
    private final OcppServer csms = OcppServer.builder()
            .authenticator(handshake -> switch (handshake.identity()) {
                case "nobody" -> StationAuthenticator.Decision.UNKNOWN_IDENTITY;
                case "guarded" ->
                    handshake.password().map(String::new).equals(Optional.of(PASSWORD))
                            ? StationAuthenticator.Decision.ACCEPTED
                            : StationAuthenticator.Decision.BAD_CREDENTIALS;
                default -> StationAuthenticator.Decision.ACCEPTED;
            })
            .limits(limits)
            .listener(new ConnectionListener() {
                @Override
                public void closed(OcppConnection connection, int code, String reason) {
                    log.add("closed " + connection.identity() + " " + code);
                }
            })
            .build();
    private final NettyServer server = NettyServer.builder(csms)
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private URI url() {
        return URI.create("ws://localhost:" + server.port() + "/ocpp");
    }

    private OcppClient.Builder station(String identity) {
        return OcppClient.builder().identity(identity).endpoint(url()).transport(JdkWebSocketTransport.create());
    }

    private RawStation raw(String identity, String... subprotocols) {
        return RawStation.connect(URI.create(url() + "/" + identity), subprotocols);
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesCallEachOtherInEitherVersionOnOnePort(OcppVersion version) throws Exception {
        csms.on(HeartbeatRequest.class, (request, context) -> {
            ClearCacheResponse cleared =
                    context.peer().call(new ClearCacheRequest(null)).join();
            return HeartbeatResponse.of(cleared.status() == ClearCacheStatusEnum.ACCEPTED ? NOW : Instant.EPOCH);
        });
        OcppClient station = station("RDAM|123").versions(version).build();
        station.on(ClearCacheRequest.class, (request, context) -> ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED));

        OcppConnection connection = station.connect().get();
        assertThat(connection.version()).isEqualTo(version);
        assertThat(station.call(HEARTBEAT).get()).isEqualTo(HeartbeatResponse.of(NOW));
        station.close().get();

        assertThat(log.take()).isEqualTo("closed RDAM|123 1000");
    }

    @Test
    void aSendArrives() throws Exception {
        BlockingQueue<NotifyPeriodicEventStream> streams = new LinkedBlockingQueue<>();
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> streams.add(message));
        NotifyPeriodicEventStream stream = NotifyPeriodicEventStream.builder()
                .id(7)
                .pending(0)
                .basetime(NOW)
                .data(List.of(StreamDataElement.of(BigDecimal.ONE, "230.4")))
                .build();
        OcppClient station = station("s").build();
        station.connect().get();

        station.send(stream).get();

        assertThat(streams.take()).isEqualTo(stream);
    }

    @Test
    void manyCallsFromManyThreadsAreAllAnswered() {
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        OcppClient station = station("s").build();
        station.connect().join();

        List<CompletableFuture<HeartbeatResponse>> calls = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> station.call(HEARTBEAT))
                        .thenCompose(call -> call))
                .toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(HeartbeatResponse.of(NOW)));
    }

    @ParameterizedTest
    @CsvSource({"nobody,404", "guarded,401", "a%2Fb,404"})
    void whoMayNotConnectGetsAnHttpStatusAndNoWebSocket(String identity, int status) {
        assertThat(RawStation.refusal(URI.create(url() + "/" + identity), "ocpp2.1"))
                .isEqualTo(status);
        assertThat(csms.connections()).isEmpty();
    }

    @Test
    void aRefusalReachesTheCallerWithItsStatus() {
        assertThatThrownBy(station("nobody").build().connect()::join)
                .cause()
                .asInstanceOf(type(ConnectFailedException.class))
                .satisfies(e -> assertThat(e.httpStatus()).hasValue(404));
        assertThatThrownBy(station("guarded")
                        .basicAuth("wrong password 16")
                        .build()
                        .connect()::join)
                .cause()
                .asInstanceOf(type(ConnectFailedException.class))
                .satisfies(e -> assertThat(e.httpStatus()).hasValue(401));
    }

    @Test
    void aPasswordLetsTheStationIn() {
        assertThat(station("guarded")
                        .basicAuth(PASSWORD)
                        .build()
                        .connect()
                        .join()
                        .isOpen())
                .isTrue();
    }

    @Test
    void whatIsNoUpgradeIsRefused() throws Exception {
        assertThat(RawStation.get(url() + "/s")).isEqualTo(426);
    }

    @Test
    void withoutCommonVersionTheHandshakeSucceedsAndTheConnectionIsClosedWith1002() {
        RawStation none = raw("s");
        assertThat(none.subprotocol()).isEmpty();
        assertThat(none.closeCode()).isEqualTo(1002);
        assertThat(raw("s", "ocpp1.6").closeCode()).isEqualTo(1002);
        assertThatThrownBy(station("s")
                        .versions(V2_1)
                        .transport(RawStation.offering("ocpp1.6"))
                        .build()
                        .connect()::join)
                .hasCauseInstanceOf(ConnectFailedException.class);
        assertThat(csms.connections()).isEmpty();
    }

    @Test
    void theVersionIsTheFirstOfTheStationThatTheCsmsSpeaks() {
        assertThat(raw("a", "ocpp1.6", "ocpp2.0.1", "ocpp2.1").subprotocol()).isEqualTo(V2_0_1.subprotocol());
        assertThat(raw("b", "ocpp2.1", "ocpp2.0.1").subprotocol()).isEqualTo(V2_1.subprotocol());
    }

    @Test
    void aBinaryMessageClosesWith1003() {
        RawStation station = raw("s", "ocpp2.1");
        station.sendBinary("[2,\"1\",\"Heartbeat\",{}]");

        assertThat(station.closeCode()).isEqualTo(1003);
    }

    @Test
    void aMessageThatIsTooBigClosesWith1009WholeOrInParts() {
        RawStation whole = raw("a", "ocpp2.1");
        whole.sendText("x".repeat(100_001));
        assertThat(whole.closeCode()).isEqualTo(1009);

        RawStation parts = raw("b", "ocpp2.1");
        for (int i = 0; i < 6; i++) {
            parts.sendPart("x".repeat(20_000));
        }
        assertThat(parts.closeCode()).isEqualTo(1009);

        RawStation crumbs = raw("c", "ocpp2.1");
        for (int i = 0; i < 11; i++) {
            crumbs.sendPart("");
        }
        assertThat(crumbs.closeCode()).isEqualTo(1009);
    }

    @Test
    void fragmentsAreOneMessageAndPingsMayStandBetweenThem() {
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        RawStation station = raw("s", "ocpp2.1");
        station.sendPart("[2,\"1\",");
        station.ping();
        station.sendPart("\"Heartbeat\"");
        station.sendText(",{}]");

        assertThat(station.nextText()).isEqualTo("[3,\"1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        assertThat(station.pongs()).isEqualTo(1);
    }

    @Test
    void callsThatDoNotWaitAreAnsweredOneByOneInOrder() {
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        RawStation station = raw("s", "ocpp2.0.1");
        for (int i = 0; i < 1000; i++) {
            station.sendText("[2,\"k-" + i + "\",\"Heartbeat\",{}]");
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(station.nextText()).startsWith("[3,\"k-" + i + "\",");
        }
    }

    @Test
    void aLostConnectionIsNoticed() throws Exception {
        RawStation station = raw("s", "ocpp2.1");
        station.abort();

        assertThat(log.poll(30, TimeUnit.SECONDS)).isEqualTo("closed s 1006");
    }

    @Test
    void aPortThatIsTakenIsReported() {
        assertThatThrownBy(() ->
                        NettyServer.builder(csms).address(server.address()).start())
                .isInstanceOf(UncheckedIOException.class);
    }
}
