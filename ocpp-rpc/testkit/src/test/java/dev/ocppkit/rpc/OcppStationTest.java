package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.StationWorld.event;
import static dev.ocppkit.rpc.StationWorld.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.spi.Dial;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OcppStationTest {
    private final StationWorld world = new StationWorld(1);

    private static <T> T done(CompletableFuture<T> future) {
        assertThat(future).isCompleted();
        return future.join();
    }

    private static NotSentReason reason(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
        return ((Outcome.NotSent<?>) outcome).reason();
    }

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
    @Tag("E04.FR.02")
    @Tag("E04.FR.03")
    @Tag("E12.FR.02")
    void whatHappensOfflineIsDeliveredInOrderAndMarked() {
        OcppStation station = world.started();
        station.deliver(event(1));
        world.lose();
        station.deliver(event(2));
        var third = station.call(event(3));
        assertThat(station.queuedMessages()).isEqualTo(2);
        world.pass(10);
        station.deliver(event(4));
        assertThat(world.events).extracting(TransactionEventRequest::seqNo).containsExactly(1, 2, 3, 4);
        assertThat(world.events).extracting(TransactionEventRequest::offline).containsExactly(null, true, true, null);
        assertThat(third).isCompleted();
        assertThat(station.queuedMessages()).isZero();
    }

    @Test
    @Tag("E04.FR.02")
    void theQueueOutlivesTheStation() {
        OcppStation first = world.builder().build();
        first.deliver(event(1));
        var second = first.deliver(event(2));
        first.stop(Duration.ZERO).join();
        assertThat(reason(done(second))).isEqualTo(NotSentReason.STOPPED);

        world.started();
        assertThat(world.atCsms).containsExactly("boot PowerUp", "event 1", "event 2");
    }

    @Test
    @Tag("E13.FR.02")
    @Tag("E13.FR.03")
    @Tag("E13.FR.04")
    @Tag("TC_E_50_CS")
    void whatTheCsmsRefusesIsRetriedAndThenGivenUp() {
        OcppStation station = world.started();
        world.onEvent = () -> {
            throw new CallErrorException(RpcErrorCode.INTERNAL_ERROR, "", Map.of());
        };
        var first = station.deliver(event(1));
        var second = station.deliver(event(2));
        world.pass(59);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "event 1");
        world.pass(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "event 1", "event 1");
        world.pass(119);
        world.onEvent = () -> {
            if (world.atCsms.get(world.atCsms.size() - 1).equals("event 1")) {
                throw new CallErrorException(RpcErrorCode.INTERNAL_ERROR, "", Map.of());
            }
        };
        world.pass(1);
        assertThat(world.atCsms).containsExactly("boot PowerUp", "event 1", "event 1", "event 1", "event 2");
        assertThat(done(first)).isInstanceOf(Outcome.Refused.class);
        assertThat(done(second)).isInstanceOf(Outcome.Replied.class);
        assertThat(world.atStation).contains("discarded TransactionEvent Refused");
    }

    @Test
    @Tag("E13.FR.02")
    void aSilentCsmsIsNoticedAndTheMessageGoesOutAgainWithItsId() {
        OcppStation station = world.builder().reconnectAfterTimeouts(1).build();
        station.start();
        world.world.links().get(0).fallSilent();
        var delivery = station.deliver(event(1));
        world.pass(30 + 60);
        assertThat(done(delivery)).isInstanceOf(Outcome.Replied.class);
        assertThat(world.events).hasSize(1);
        assertThat(world.atStation).contains("disconnected");
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
    @Tag("A04.FR.02")
    void criticalSecurityEventsReachTheCsmsLater() {
        OcppStation station = world.started();
        world.lose();
        station.raise(new SecurityEvent("TamperDetectionActivated", station.now(), "lid"));
        station.raise(new SecurityEvent("InvalidMessages", station.now(), ""));
        assertThat(world.security)
                .extracting(SecurityEvent::type)
                .containsExactly("TamperDetectionActivated", "InvalidMessages");
        world.pass(10);
        assertThat(world.atCsms)
                .contains("security TamperDetectionActivated")
                .doesNotContain("security InvalidMessages");
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
    @Tag("E14.FR.01")
    @Tag("E14.FR.02")
    @Tag("E14.FR.04")
    @Tag("E14.FR.06")
    @Tag("E14.FR.07")
    void theStatusOfATransactionTellsWhatIsQueued() {
        OcppStation station = world.builder().build();
        station.deliver(event(1));
        GetTransactionStatusRequest ofT =
                GetTransactionStatusRequest.builder().transactionId("T").build();
        assertThat(station.transactionStatus(ofT, id -> true).ongoingIndicator())
                .isTrue();
        assertThat(station.transactionStatus(ofT, id -> true).messagesInQueue()).isTrue();
        GetTransactionStatusRequest ofU =
                GetTransactionStatusRequest.builder().transactionId("U").build();
        assertThat(station.transactionStatus(ofU, id -> false).ongoingIndicator())
                .isFalse();
        assertThat(station.transactionStatus(ofU, id -> false).messagesInQueue())
                .isFalse();
        GetTransactionStatusRequest ofAll =
                GetTransactionStatusRequest.builder().build();
        assertThat(station.transactionStatus(ofAll, id -> true).ongoingIndicator())
                .isNull();
        assertThat(station.transactionStatus(ofAll, id -> true).messagesInQueue())
                .isTrue();
    }

    @Test
    void otherCallsFailFastWhileOfflineUnlessAllMessagesAreQueued() {
        OcppStation station = world.builder().build();
        assertThat(reason(done(station.callOutcome(DataTransferRequest.of("v")))))
                .isEqualTo(NotSentReason.NOT_CONNECTED);
        world.settings.queueAllMessages(true);
        var queued = station.callOutcome(DataTransferRequest.of("v"));
        assertThat(queued).isNotDone();
        station.start();
        assertThat(done(queued)).isInstanceOf(Outcome.Replied.class);
    }

    @Test
    @Tag("E12.FR.05")
    void aFullQueueTellsWhoHadToMakeRoom() {
        OcppStation station =
                world.builder().queueLimits(new QueueLimits(3, 1_000_000)).build();
        List<CompletableFuture<Outcome<TransactionEventResponse>>> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            all.add(station.deliver(event(i)));
        }
        assertThat(reason(done(all.get(0)))).isEqualTo(NotSentReason.QUEUE_FULL);
        assertThat(world.atStation).containsExactly("dropped 2");
        station.start();
        assertThat(world.events).extracting(TransactionEventRequest::seqNo).containsExactly(2, 4);
    }

    @Test
    void whatNoVersionCanCarryIsRefusedAtOnceAndNotQueued() {
        OcppStation station = world.builder().versions(OcppVersion.V2_0_1).build();
        TransactionEventRequest young = event(1).toBuilder().evseSleep(true).build();
        assertThat(reason(done(station.deliver(young)))).isEqualTo(NotSentReason.INVALID);
        assertThat(station.queuedMessages()).isZero();
    }

    @Test
    void aMessageThatTheNegotiatedVersionCannotCarryIsGivenUpAndReported() {
        OcppStation station = world.builder().build();
        var poison = station.deliver(event(1).toBuilder().evseSleep(true).build());
        var good = station.deliver(event(2));
        station.stop(Duration.ZERO);
        OcppStation old = world.builder().versions(OcppVersion.V2_0_1).build();
        old.start();
        assertThat(world.events).extracting(TransactionEventRequest::seqNo).containsExactly(2);
        assertThat(world.atStation).contains("discarded TransactionEvent NotSent");
        assertThat(List.of(poison, good)).allSatisfy(f -> assertThat(f).isCompleted());
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
    void aStoreThatFailsForAWhileLosesNothing() {
        FailingStore failing = new FailingStore();
        OcppStation station = world.builder().queue(failing).build();
        failing.broken = true;
        assertThatThrownBy(() -> station.deliver(event(1))).isInstanceOf(QueueStoreException.class);
        failing.broken = false;
        station.deliver(event(2));
        failing.broken = true;
        station.start();
        assertThat(world.events).isEmpty();
        assertThat(world.atStation).contains("store failed");
        failing.broken = false;
        world.pass(10);
        assertThat(world.events).extracting(TransactionEventRequest::seqNo).containsExactly(2);
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

    private static final class FailingStore implements QueueStore {
        private final MemoryQueueStore kept = new MemoryQueueStore();
        private boolean broken;

        private void check() {
            if (broken) {
                throw new QueueStoreException("broken", null);
            }
        }

        @Override
        public long append(QueuedMessage message) {
            check();
            return kept.append(message);
        }

        @Override
        public void forEach(Consumer<QueueEntry> reader) {
            check();
            kept.forEach(reader);
        }

        @Override
        public Optional<QueuedMessage> read(long sequence) {
            check();
            return kept.read(sequence);
        }

        @Override
        public void attempted(long sequence, int attempts, String messageId) {
            check();
            kept.attempted(sequence, attempts, messageId);
        }

        @Override
        public void remove(Collection<Long> sequences) {
            check();
            kept.remove(sequences);
        }

        @Override
        public void close() {
            kept.close();
        }
    }
}
