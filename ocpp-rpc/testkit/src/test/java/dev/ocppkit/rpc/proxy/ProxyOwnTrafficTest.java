package dev.ocppkit.rpc.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.datatype.ChargingLimit;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.NotifyChargingLimitRequest;
import dev.ocppkit.model.message.NotifyChargingLimitResponse;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.ScriptedCsms;
import dev.ocppkit.rpc.testkit.ScriptedPeer;
import dev.ocppkit.rpc.testkit.VirtualWorld;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a local controller sends of its own: pings to both sides, and requests to the CSMS. */
class ProxyOwnTrafficTest {
    private static final NotifyChargingLimitRequest LIMIT = NotifyChargingLimitRequest.builder()
            .chargingLimit(ChargingLimit.builder().chargingLimitSource("EMS").build())
            .build();

    private final VirtualWorld world = new VirtualWorld(7);
    private final ScriptedCsms csms = new ScriptedCsms();
    private final InMemoryTransport upstream = world.network(csms);
    private final OcppProxy controller = OcppProxy.builder()
            .upstream(URI.create("wss://csms.example/ocpp"), upstream)
            .acceptAll()
            .pingInterval(Duration.ofSeconds(60))
            .executor(world.executor())
            .time(world.time())
            .build();
    private final InMemoryTransport downstream = world.network(controller.binding());
    private final ScriptedPeer station = ScriptedPeer.connect(
                    downstream, URI.create("wss://site.example/lc/CS-1"), "ocpp2.1")
            .join();

    private ProxyStation proxied() {
        return controller.station("CS-1").orElseThrow();
    }

    private static String idOf(String frame) {
        return frame.split("\"")[1];
    }

    @Test
    void quietSidesArePingedAndStay() {
        world.advance(Duration.ofMinutes(20));

        assertThat(proxied().isConnected()).isTrue();
        assertThat(proxied().isUpstreamConnected()).isTrue();
    }

    @Test
    void aCsmsThatIsDeadInOneDirectionIsNoticedAndTheStationClosed() {
        upstream.links().get(0).fallSilent();
        world.advance(Duration.ofSeconds(120));

        assertThat(controller.stations()).isEmpty();
        assertThat(station.closeCode()).hasValue(1001);
    }

    @Test
    void aStationThatIsDeadInOneDirectionIsNoticedAndTheCsmsTold() {
        downstream.links().get(0).fallSilent();
        world.advance(Duration.ofSeconds(120));

        assertThat(controller.stations()).isEmpty();
        assertThat(csms.newest().closeCode()).hasValue(1001);
    }

    @Test
    void aRequestToTheCsmsWaitsForItsTurnAndItsAnswerStaysHere() {
        station.send("[2,\"s-1\",\"Heartbeat\",{}]");
        CompletableFuture<Outcome<NotifyChargingLimitResponse>> told = proxied().callUpstream(LIMIT);
        assertThat(csms.newest().received())
                .as("the CALL of the station is outstanding")
                .hasSize(1);

        csms.newest().send("[3,\"s-1\",{\"currentTime\":\"2026-01-31T12:00:00Z\"}]");
        String own = csms.newest().received().get(1);
        assertThat(own).startsWith("[2,\"lc-").contains("NotifyChargingLimit", "EMS");
        csms.newest().send("[3,\"" + idOf(own) + "\",{}]");

        assertThat(told.join().isReplied()).isTrue();
        assertThat(station.received()).hasSize(1).first().asString().startsWith("[3,\"s-1\"");
    }

    @Test
    void aLateAnswerOfTheCsmsDoesNotReachTheStation() {
        CompletableFuture<Outcome<NotifyChargingLimitResponse>> told = proxied().callUpstream(LIMIT);
        world.advance(Duration.ofSeconds(30));
        csms.newest().send("[3,\"" + idOf(csms.newest().received().get(0)) + "\",{}]");

        assertThat(told.join()).isInstanceOf(Outcome.Unknown.class);
        assertThat(station.received()).isEmpty();
    }

    @Test
    void onlyWhatStationsSendIsSentToTheCsms() {
        assertThat(proxied().callUpstream(new ClearCacheRequest(null)).join())
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.WRONG_DIRECTION));
    }

    @Test
    void noIntervalIsNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcppProxy.builder().pingInterval(Duration.ofSeconds(-1)));
    }
}
