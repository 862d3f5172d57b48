package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.StationWorld.done;
import static dev.ocppkit.rpc.StationWorld.event;
import static dev.ocppkit.rpc.StationWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a station does so that nothing is lost. */
class OcppStationDeliveryTest {
    private final StationWorld world = new StationWorld(1);

    @Test
    @Tag("E04.FR.03")
    void anEventQueuedAsSoonAsTheListenerHearsOfTheLossIsMarked() {
        AtomicReference<OcppStation> itself = new AtomicReference<>();
        List<Boolean> online = new ArrayList<>();
        OcppStation station = world.builder()
                .executor(Runnable::run)
                .stationListener(new StationListener() {
                    @Override
                    public void disconnected() {
                        online.add(itself.get().isOnline());
                        itself.get().deliver(event(1));
                    }

                    @Override
                    public void online(Duration offlineFor) {
                        online.add(itself.get().isOnline());
                    }
                })
                .build();
        itself.set(station);
        station.start();
        world.pass(1);
        world.lose();
        world.pass(10);
        assertThat(online).containsExactly(true, false, true);
        assertThat(world.events).extracting(TransactionEventRequest::offline).containsExactly(true);
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
