package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.StationWorld.done;
import static dev.ocppkit.rpc.StationWorld.event;
import static dev.ocppkit.rpc.StationWorld.profile;
import static dev.ocppkit.rpc.StationWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.station.SecurityEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OcppStationTest {
    private final StationWorld world = new StationWorld(1);

    @Test
    @Tag("B01.FR.01")
    @Tag("B01.FR.04")
    void aStartedStationConnectsBootsAndBeats() {
        world.interval = 120;
        OcppStation station = world.started();

        assertThat(station.isOnline()).isTrue();
        assertThat(world.atStation).containsExactly("connected 0 after 0", "registered Accepted", "online after 0");
        assertThat(world.settings.activeNetworkProfile()).hasValue(0);
        assertThat(world.settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(120));
        world.pass(119);
        assertThat(world.atCsms).containsExactly("boot PowerUp");
        world.pass(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "heartbeat");
        world.pass(240);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "heartbeat", "heartbeat", "heartbeat");
    }

    @Test
    @Tag("B02.FR.01")
    @Tag("B02.FR.02")
    @Tag("B02.FR.08")
    @Tag("E12.FR.01")
    void aPendingStationAnswersAndWaitsAndSendsNothingElse() {
        world.status = RegistrationStatusEnum.PENDING;
        world.interval = 30;
        OcppStation station = world.builder().build();
        station.on(ClearCacheRequest.class, (request, context) -> ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED));
        station.start();
        CompletableFuture<Outcome<TransactionEventResponse>> delivery = station.deliver(event(1));

        assertThat(reason(done(station.callOutcome(new HeartbeatRequest(null)))))
                .isEqualTo(NotSentReason.NOT_REGISTERED);
        assertThat(world.csms
                        .station("CS-1")
                        .call(new ClearCacheRequest(null))
                        .join()
                        .status())
                .isEqualTo(ClearCacheStatusEnum.ACCEPTED);
        world.pass(29);
        assertThat(world.atCsms).containsExactly("boot PowerUp");
        assertThat(delivery).isNotDone();
        world.status = RegistrationStatusEnum.ACCEPTED;
        world.pass(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot PowerUp", "event 1");
        assertThat(done(delivery)).isInstanceOf(Outcome.Replied.class);
    }

    @Test
    @Tag("B03.FR.06")
    void aRejectedStationTriesAgainAfterTheInterval() {
        world.status = RegistrationStatusEnum.REJECTED;
        world.interval = 30;
        OcppStation station = world.builder().build();
        station.on(ClearCacheRequest.class, (request, context) -> ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED));
        station.start();
        world.status = RegistrationStatusEnum.ACCEPTED;
        world.pass(30);
        assertThat(station.isOnline()).isTrue();
        assertThat(world.atStation).contains("registered Rejected", "registered Accepted");
    }

    @Test
    @Tag("B02.FR.04")
    void theIntervalOfARejectionOutlivesTheConnection() {
        world.status = RegistrationStatusEnum.REJECTED;
        world.interval = 600;
        world.started();
        world.lose();
        world.pass(599);
        assertThat(world.atCsms).containsExactly("boot PowerUp");
        world.pass(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot PowerUp");
    }

    @Test
    @Tag("TC_B_57_CS")
    @Tag("B04.FR.01")
    void aLostConnectionComesBackAfterTheBackOffWithoutABoot() {
        world.started();
        world.network.offline(true);
        world.lose();
        world.pass(10 + 20 + 40);
        world.network.offline(false);
        world.pass(79);
        world.atCsms.clear();
        world.pass(1);
        assertThat(world.atCsms).containsExactly("heartbeat");
        assertThat(world.atStation)
                .endsWith(
                        "disconnected",
                        "waiting 10",
                        "failed 0",
                        "waiting 20",
                        "failed 0",
                        "waiting 40",
                        "failed 0",
                        "waiting 80",
                        "connected 0 after 150",
                        "online after 150");
    }

    @Test
    @Tag("B10.FR.03")
    @Tag("B10.FR.10")
    @Tag("TC_B_46_CS")
    void anotherSlotIsUsedWhenTheFirstFailsAndMeansABoot() {
        world.profiles.put(1, profile("ws://other/ocpp"));
        world.settings.networkConfigurationPriority(List.of(0, 1)).networkProfileConnectionAttempts(2);
        List<String> dialed = new ArrayList<>();
        OcppStation station = world.builder()
                .transport((dial, listener) -> {
                    dialed.add(dial.uri().getHost());
                    return dial.uri().getHost().equals("csms") && dialed.size() > 1
                            ? CompletableFuture.failedFuture(new ConnectFailedException(503))
                            : world.network.connect(dial, listener);
                })
                .build();
        station.start();
        world.lose();
        world.pass(10 + 20 + 40);
        assertThat(dialed).containsExactly("csms", "csms", "csms", "other");
        assertThat(world.settings.activeNetworkProfile()).hasValue(1);
        assertThat(station.networkSlot().orElseThrow().slot()).isEqualTo(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot Unknown");
    }

    @Test
    void changedBootDataMeansABootAfterTheReconnection() {
        world.started();
        world.data = ChargingStation.builder()
                .model("M")
                .vendorName("V")
                .firmwareVersion("2")
                .build();
        world.lose();
        world.pass(10);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot Unknown");
    }

    @Test
    void aCsmsWithoutCommonVersionIsAFailedAttemptAmongMany() {
        OcppStation station = world.builder()
                .transport((dial, listener) -> world.network.connect(
                        new Dial(dial.uri(), List.of("ocpp1.6"), Map.of(), dial.connectTimeout(), 1000, 10), listener))
                .build();
        station.start();
        world.pass(10 + 20);
        assertThat(world.atStation)
                .containsExactly("failed 0", "waiting 10", "failed 0", "waiting 20", "failed 0", "waiting 40");
    }

    @Test
    void aHalfOpenConnectionIsFoundByPings() {
        world.settings.webSocketPingInterval(Duration.ofSeconds(20)).heartbeatInterval(Duration.ZERO);
        world.started();
        world.pass(100);
        assertThat(world.atStation).doesNotContain("disconnected");
        world.world.links().get(0).fallSilent();
        world.pass(40);
        assertThat(world.atStation).endsWith("disconnected", "waiting 10");
        world.pass(10);
        assertThat(world.atStation).contains("connected 0 after 10");
    }

    @Test
    void refusedCredentialsAreOneSecurityEventForAWholeSeries() {
        OcppStation station = world.builder()
                .transport((dial, listener) -> CompletableFuture.failedFuture(new ConnectFailedException(401)))
                .build();
        station.start();
        world.pass(1000);
        assertThat(world.failures.size()).isGreaterThan(3);
        assertThat(world.security)
                .extracting(SecurityEvent::type)
                .containsExactly(SecurityEvent.FAILED_TO_AUTHENTICATE_AT_CSMS);
    }

    @Test
    @Tag("B01.FR.06")
    @Tag("G02.FR.06")
    void theClockFollowsTheCsmsUnlessItHasAnotherSource() {
        world.csmsAhead = Duration.ofSeconds(100);
        OcppStation station = world.started();
        assertThat(station.now()).isEqualTo(world.world.time().now().plusSeconds(100));
        world.csmsAhead = Duration.ofSeconds(-7);
        world.pass(300);
        assertThat(station.now()).isEqualTo(world.world.time().now().minusSeconds(7));
        world.settings.timeFromHeartbeat(false);
        world.csmsAhead = Duration.ofSeconds(50);
        world.pass(300);
        assertThat(station.now()).isEqualTo(world.world.time().now().minusSeconds(7));
    }

    @Test
    @Tag("B02.FR.04")
    void aTriggeredBootNeedNotWaitAndTellsItsReason() {
        world.status = RegistrationStatusEnum.PENDING;
        world.interval = 600;
        OcppStation station = world.started();
        world.status = RegistrationStatusEnum.ACCEPTED;
        station.triggerBoot();
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot Triggered");
        assertThat(station.isOnline()).isTrue();
    }

    @Test
    void aShorterIntervalCountsAtOnceWhenTold() {
        OcppStation station = world.started();
        world.settings.heartbeatInterval(Duration.ofSeconds(10));
        station.variablesChanged();
        world.pass(10);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "heartbeat");
    }

    @Test
    void aStoppedStationStaysAwayAndCanStartAgain() {
        OcppStation station = world.started();
        station.stop(Duration.ofSeconds(5)).join();
        assertThat(world.world.links()).isEmpty();
        assertThat(station.connection()).isEmpty();
        world.pass(10_000);
        assertThat(world.atCsms).containsExactly("boot PowerUp");
        station.start();
        assertThat(world.atCsms).containsExactly("boot PowerUp", "boot PowerUp");
    }

    @Test
    void whatTheBuilderNeedsItAsksFor() {
        assertThatThrownBy(() -> OcppStation.builder().identity("CS-1").build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.builder().identity("a/b").build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bootDataThatCannotBeMadeIsTriedAgain() {
        boolean[] works = {false};
        OcppStation station = world.builder()
                .bootNotification(() -> {
                    if (!works[0]) {
                        throw new IllegalStateException("not yet");
                    }
                    return world.data;
                })
                .build();
        station.start();
        assertThat(world.atCsms).isEmpty();
        works[0] = true;
        world.pass(10);
        assertThat(world.atCsms).containsExactly("boot PowerUp");
    }
}
