package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.TransactionEventEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.StationAuthenticator;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A charging station on the JDK lives through a restart of a CSMS on Netty, over loopback and in real time. */
@Timeout(60)
class StationOverNettyTest {
    private static final String PASSWORD = "a password: 16 +";

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final BlockingQueue<TransactionEventRequest> events = new LinkedBlockingQueue<>();

    private NettyServer csms(int port) {
        OcppServer csms = OcppServer.builder()
                .authenticator(
                        handshake -> handshake.password().map(String::new).equals(Optional.of(PASSWORD))
                                ? StationAuthenticator.Decision.ACCEPTED
                                : StationAuthenticator.Decision.BAD_CREDENTIALS)
                .build();
        csms.on(BootNotificationRequest.class, (request, context) -> {
            log.add("boot " + request.reason().wireName());
            return BootNotificationResponse.builder()
                    .currentTime(Instant.now())
                    .interval(300)
                    .status(RegistrationStatusEnum.ACCEPTED)
                    .build();
        });
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        csms.on(TransactionEventRequest.class, (request, context) -> {
            events.add(request);
            return TransactionEventResponse.builder().build();
        });
        return NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .start();
    }

    private OcppStation station(int port) {
        NetworkConnectionProfile profile = NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(10)
                .ocppCsmsUrl("ws://localhost:" + port + "/ocpp")
                .securityProfile(1)
                .basicAuthPassword(PASSWORD)
                .build();
        return OcppStation.builder()
                .identity("CS-1")
                .profiles(NetworkProfiles.of(Map.of(0, profile)))
                .transport(JdkWebSocketTransport.create())
                .bootNotification(() ->
                        ChargingStation.builder().model("M").vendorName("V").build())
                .variables(new StationSettings()
                        .retryBackOffWaitMinimum(Duration.ofMillis(50))
                        .retryBackOffRandomRange(Duration.ofMillis(50))
                        .retryBackOffRepeatTimes(0)
                        .webSocketPingInterval(Duration.ofMillis(200)))
                .stationListener(new StationListener() {
                    @Override
                    public void online(Duration offlineFor) {
                        log.add("online");
                    }

                    @Override
                    public void disconnected() {
                        log.add("disconnected");
                    }
                })
                .build();
    }

    private static TransactionEventRequest event(int seqNo) {
        return TransactionEventRequest.builder()
                .eventType(TransactionEventEnum.UPDATED)
                .timestamp(Instant.now())
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("T").build())
                .build();
    }

    @Test
    @Tag("E04.FR.02")
    @Tag("E12.FR.02")
    @Tag("B10.FR.09")
    void aStationOutlivesItsCsms() throws Exception {
        NettyServer first = csms(0);
        int port = first.address().getPort();
        OcppStation station = station(port);
        station.start();
        assertThat(next()).isEqualTo("boot PowerUp");
        assertThat(next()).isEqualTo("online");
        assertThat(station.deliver(event(1)).get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Replied.class);

        first.close();
        assertThat(next()).isEqualTo("disconnected");
        CompletableFuture<Outcome<TransactionEventResponse>> second = station.deliver(event(2));
        CompletableFuture<Outcome<TransactionEventResponse>> third = station.deliver(event(3));
        try (NettyServer again = csms(port)) {
            assertThat(again.address().getPort()).isEqualTo(port);
            assertThat(next()).isEqualTo("online");
            assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Replied.class);
            assertThat(third.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Replied.class);
            assertThat(events).extracting(TransactionEventRequest::seqNo).containsExactly(1, 2, 3);
            assertThat(events).extracting(TransactionEventRequest::offline).containsExactly(null, true, true);
            station.stop(Duration.ofSeconds(5)).get(10, TimeUnit.SECONDS);
        }
    }

    private String next() throws InterruptedException {
        return log.poll(20, TimeUnit.SECONDS);
    }
}
