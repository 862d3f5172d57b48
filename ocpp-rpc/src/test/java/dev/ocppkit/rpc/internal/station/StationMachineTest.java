package dev.ocppkit.rpc.internal.station;

import static dev.ocppkit.model.OcppVersion.V2_1;
import static dev.ocppkit.model.enumeration.RegistrationStatusEnum.ACCEPTED;
import static dev.ocppkit.model.enumeration.RegistrationStatusEnum.PENDING;
import static dev.ocppkit.rpc.internal.station.Stations.profile;
import static dev.ocppkit.rpc.internal.station.Stations.queued;
import static dev.ocppkit.rpc.internal.station.Stations.seconds;
import static dev.ocppkit.rpc.internal.station.Stations.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StationMachineTest {
    private final Map<Integer, NetworkConnectionProfile> profiles =
            new ConcurrentHashMap<>(Map.of(0, profile("ws://zero/"), 1, profile("ws://one/")));
    private final StationSettings settings = new StationSettings()
            .networkConfigurationPriority(List.of(1, 0))
            .networkProfileConnectionAttempts(1)
            .retryBackOffWaitMinimum(Duration.ofSeconds(10))
            .retryBackOffRandomRange(Duration.ZERO)
            .heartbeatInterval(Duration.ofSeconds(50))
            .webSocketPingInterval(Duration.ZERO);
    private final OfflineQueue queue = new OfflineQueue(new MemoryQueueStore(), QueueLimits.defaults(), e -> {});
    private final StationMachine machine = new StationMachine(
            settings,
            slot -> Optional.ofNullable(profiles.get(slot)),
            queue,
            new Random(1),
            () -> "id",
            new StationMachine.Settings(BootReasonEnum.POWER_UP, 2));
    private long now;

    private void pass(long seconds) {
        now += seconds(seconds);
    }

    private List<Class<?>> kinds(List<StationEffect> effects) {
        return effects.stream().<Class<?>>map(Object::getClass).toList();
    }

    private int dialed(List<StationEffect> effects) {
        return effects.stream()
                .filter(e -> e instanceof StationEffect.Dial)
                .map(e -> ((StationEffect.Dial) e).slot().slot())
                .findFirst()
                .orElseThrow();
    }

    private void accepted() {
        machine.start(now);
        machine.opened(V2_1, true, false, now);
        machine.bootAnswered(ACCEPTED, 0, now);
        assertThat(machine.isOnline()).isTrue();
    }

    @Test
    @Tag("B01.FR.01")
    @Tag("B01.FR.03")
    void aStartConnectsAtOnceAndBoots() {
        List<StationEffect> started = machine.start(now);
        assertThat(kinds(started)).containsExactly(StationEffect.Unregister.class, StationEffect.Dial.class);
        assertThat(dialed(started)).isEqualTo(1);
        assertThat(settings.activeNetworkProfile()).isEmpty();

        List<StationEffect> opened = machine.opened(V2_1, true, false, now);

        assertThat(kinds(opened)).containsExactly(StationEffect.Connected.class, StationEffect.Boot.class);
        assertThat(settings.activeNetworkProfile()).hasValue(1);
        assertThat(machine.isOnline()).isFalse();
    }

    @Test
    void betweenAttemptsItBacksOffAlsoBetweenSlotsAndNeverGivesUp() {
        machine.start(now);
        long[] waits = {10, 20, 40, 80, 160, 320, 320, 320};
        int slot = 1;
        for (long wait : waits) {
            List<StationEffect> failed = machine.dialFailed(Duration.ZERO, now);
            assertThat(failed).containsExactly(new StationEffect.Pause(Duration.ofSeconds(wait)));
            assertThat(machine.nextDeadline(now)).hasValue(now + seconds(wait));
            pass(wait);
            slot = 1 - slot;
            assertThat(dialed(machine.pump(now))).isEqualTo(slot);
        }
    }

    @Test
    void theCsmsCanAskForALongerWait() {
        machine.start(now);
        assertThat(machine.dialFailed(Duration.ofSeconds(90), now))
                .containsExactly(new StationEffect.Pause(Duration.ofSeconds(90)));
        pass(90);
        machine.pump(now);
        assertThat(machine.dialFailed(Duration.ofSeconds(1), now))
                .containsExactly(new StationEffect.Pause(Duration.ofSeconds(20)));
    }

    @Test
    void withoutAnyUsableProfileItTriesForEver() {
        profiles.clear();
        assertThat(kinds(machine.start(now)))
                .containsExactly(StationEffect.Unregister.class, StationEffect.Pause.class);
        pass(10);
        assertThat(kinds(machine.pump(now))).containsExactly(StationEffect.Pause.class);
        profiles.put(0, profile("ws://zero/"));
        pass(20);
        assertThat(dialed(machine.pump(now))).isZero();
    }

    @Test
    @Tag("B02.FR.08")
    void aPendingStationBootsAgainAfterTheIntervalAndDeliversNothing() {
        queue.append(queued(updated("T", 1)));
        machine.start(now);
        machine.opened(V2_1, true, false, now);
        List<StationEffect> pending = machine.bootAnswered(PENDING, 30, now);
        assertThat(pending).containsExactly(new StationEffect.Registered(PENDING));
        pass(30);
        assertThat(machine.pump(now)).containsExactly(new StationEffect.Boot(BootReasonEnum.POWER_UP));

        List<StationEffect> accepted = machine.bootAnswered(ACCEPTED, 77, now);

        assertThat(kinds(accepted))
                .containsExactly(
                        StationEffect.Registered.class, StationEffect.Online.class, StationEffect.Deliver.class);
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(77));
    }

    @Test
    @Tag("TC_B_57_CS")
    void aMereReconnectionDoesNotBootAndTellsHowLongItWasOffline() {
        accepted();
        assertThat(kinds(machine.closed(now)))
                .containsExactly(StationEffect.Disconnected.class, StationEffect.Pause.class);
        pass(10);
        assertThat(dialed(machine.pump(now))).isEqualTo(1);
        pass(3);
        List<StationEffect> opened = machine.opened(V2_1, true, false, now);
        assertThat(kinds(opened))
                .containsExactly(StationEffect.Connected.class, StationEffect.Online.class, StationEffect.Beat.class);
        assertThat(opened).contains(new StationEffect.Online(Duration.ofSeconds(13)));
    }

    @Test
    @Tag("B10.FR.10")
    void anotherProfileMeansABootAlsoIfOnlyTheContentOfTheSlotChanged() {
        accepted();
        machine.closed(now);
        profiles.put(1, profile("ws://elsewhere/"));
        pass(10);
        machine.pump(now);

        List<StationEffect> opened = machine.opened(V2_1, true, false, now);

        assertThat(kinds(opened))
                .containsExactly(
                        StationEffect.Unregister.class, StationEffect.Connected.class, StationEffect.Boot.class);
        assertThat(machine.isOnline()).isFalse();
    }

    @Test
    void otherBootDataMeansABoot() {
        accepted();
        machine.closed(now);
        pass(10);
        machine.pump(now);
        assertThat(kinds(machine.opened(V2_1, true, true, now)))
                .containsExactly(
                        StationEffect.Unregister.class, StationEffect.Connected.class, StationEffect.Boot.class);
    }

    @Test
    @Tag("G02.FR.02")
    void heartbeatsFollowTheIntervalAndOtherMessagesPutThemOff() {
        accepted();
        assertThat(machine.nextDeadline(now)).hasValue(now + seconds(50));
        pass(40);
        machine.activity(now, now);
        pass(10);
        assertThat(machine.pump(now)).isEmpty();
        pass(40);
        assertThat(kinds(machine.pump(now))).containsExactly(StationEffect.Beat.class);
        machine.heartbeatDone(false, now);
        settings.heartbeatInterval(Duration.ofSeconds(5));
        assertThat(machine.nextDeadline(now)).hasValue(now + seconds(5));
    }

    @Test
    void anUnansweredPingEndsTheConnection() {
        settings.webSocketPingInterval(Duration.ofSeconds(20)).heartbeatInterval(Duration.ZERO);
        accepted();
        pass(20);
        assertThat(kinds(machine.pump(now))).containsExactly(StationEffect.Ping.class);
        pass(1);
        machine.activity(now, now);
        pass(20);
        assertThat(kinds(machine.pump(now))).containsExactly(StationEffect.Ping.class);
        pass(20);
        assertThat(kinds(machine.pump(now))).containsExactly(StationEffect.GiveUp.class);
        assertThat(machine.isOnline()).isFalse();
        assertThat(machine.pump(now)).isEmpty();
        assertThat(kinds(machine.closed(now))).contains(StationEffect.Pause.class);
    }

    @Test
    void aConnectionThatCannotPingIsNotPinged() {
        settings.webSocketPingInterval(Duration.ofSeconds(20)).heartbeatInterval(Duration.ZERO);
        machine.start(now);
        machine.opened(V2_1, false, false, now);
        machine.bootAnswered(ACCEPTED, 0, now);
        pass(1000);
        assertThat(machine.pump(now)).isEmpty();
        assertThat(machine.nextDeadline(now)).isEmpty();
    }

    @Test
    void timeoutsInARowWithoutASignOfLifeEndTheConnection() {
        accepted();
        machine.timedOut(now);
        pass(1);
        machine.activity(now, now);
        assertThat(machine.timedOut(now)).isEmpty();
        assertThat(kinds(machine.timedOut(now))).containsExactly(StationEffect.GiveUp.class);
    }

    @Test
    @Tag("E04.FR.02")
    void whatIsQueuedGoesOutAfterTheReconnection() {
        accepted();
        queue.append(queued(updated("T", 1)));
        StationEffect.Deliver first = (StationEffect.Deliver) machine.pump(now).get(0);
        machine.closed(now);
        machine.delivered(
                first.shot(),
                new Outcome.Unknown<OcppResponse>(
                        Action.TRANSACTION_EVENT, "x", Outcome.Unknown.Cause.CONNECTION_LOST, Duration.ZERO),
                now);
        pass(10);
        machine.pump(now);
        List<StationEffect> opened = machine.opened(V2_1, true, false, now);
        StationEffect.Deliver again = (StationEffect.Deliver) opened.get(opened.size() - 1);
        assertThat(again.shot().messageId()).isEqualTo(first.shot().messageId());
    }

    @Test
    void aStoppedStationClosesAndStaysAway() {
        accepted();
        assertThat(kinds(machine.stop())).containsExactly(StationEffect.Close.class);
        assertThat(kinds(machine.closed(now))).containsExactly(StationEffect.Disconnected.class);
        pass(10_000);
        assertThat(machine.pump(now)).isEmpty();
        assertThat(machine.nextDeadline(now)).isEmpty();
        assertThat(kinds(machine.start(now))).containsExactly(StationEffect.Unregister.class, StationEffect.Dial.class);
        assertThat(kinds(machine.opened(V2_1, true, false, now))).contains(StationEffect.Boot.class);
    }
}
