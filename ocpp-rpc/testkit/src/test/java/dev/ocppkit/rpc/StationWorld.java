package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
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
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.SecurityEventNotificationResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.VirtualWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A CSMS that writes down what it gets, a network, and what a charging station needs. */
final class StationWorld {
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    final VirtualWorld world;
    final List<String> atCsms = new ArrayList<>();
    final List<String> atStation = new ArrayList<>();
    final List<SecurityEvent> security = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    final List<TransactionEventRequest> events = new ArrayList<>();
    final List<String> eventIds = new ArrayList<>();
    final Map<Integer, NetworkConnectionProfile> profiles = new HashMap<>();
    final StationSettings settings = new StationSettings()
            .retryBackOffWaitMinimum(Duration.ofSeconds(10))
            .retryBackOffRandomRange(Duration.ZERO)
            .heartbeatInterval(Duration.ofMinutes(5))
            .webSocketPingInterval(Duration.ZERO)
            .messageAttemptInterval(Duration.ofSeconds(60));
    final QueueStore store;
    final OcppServer csms;
    final InMemoryTransport network;
    RegistrationStatusEnum status = RegistrationStatusEnum.ACCEPTED;
    int interval;
    Duration csmsAhead = Duration.ZERO;
    ChargingStation data = ChargingStation.builder().model("M").vendorName("V").build();

    /** What the CSMS does with an event; an exception refuses it. */
    Runnable onEvent = () -> {};

    StationWorld(long seed) {
        this(seed, new MemoryQueueStore());
    }

    StationWorld(long seed, QueueStore store) {
        this.world = new VirtualWorld(seed);
        this.store = store;
        this.csms = OcppServer.builder()
                .acceptAll()
                .executor(world.executor())
                .time(world.time())
                .build();
        this.network = world.network(csms.binding());
        profiles.put(0, profile("ws://csms/ocpp"));
        csms.on(BootNotificationRequest.class, (request, context) -> {
            atCsms.add("boot " + request.reason().wireName());
            return BootNotificationResponse.builder()
                    .currentTime(world.time().now().plus(csmsAhead))
                    .interval(interval)
                    .status(status)
                    .build();
        });
        csms.on(HeartbeatRequest.class, (request, context) -> {
            atCsms.add("heartbeat");
            return HeartbeatResponse.of(world.time().now().plus(csmsAhead));
        });
        csms.on(TransactionEventRequest.class, (request, context) -> {
            atCsms.add("event " + request.seqNo());
            onEvent.run();
            events.add(request);
            eventIds.add(context.messageId());
            return TransactionEventResponse.builder().build();
        });
        csms.on(SecurityEventNotificationRequest.class, (request, context) -> {
            atCsms.add("security " + request.type());
            return new SecurityEventNotificationResponse(null);
        });
    }

    static NetworkConnectionProfile profile(String url) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl(url)
                .securityProfile(1)
                .build();
    }

    static TransactionEventRequest event(int seqNo) {
        return TransactionEventRequest.builder()
                .eventType(TransactionEventEnum.UPDATED)
                .timestamp(START)
                .triggerReason(TriggerReasonEnum.METER_VALUE_PERIODIC)
                .seqNo(seqNo)
                .transactionInfo(Transaction.builder().transactionId("T").build())
                .build();
    }

    OcppStation.Builder builder() {
        return OcppStation.builder()
                .identity("CS-1")
                .profiles(slot -> Optional.ofNullable(profiles.get(slot)))
                .transport(network)
                .bootNotification(() -> data)
                .variables(settings)
                .queue(store)
                .executor(world.executor())
                .time(world.time())
                .random(new Random(1))
                .securityEvents(security::add)
                .stationListener(new Log());
    }

    OcppStation started() {
        OcppStation station = builder().build();
        station.start();
        return station;
    }

    void pass(long seconds) {
        world.advance(Duration.ofSeconds(seconds));
    }

    /** Ends all connections. */
    void lose() {
        world.links().forEach(link -> link.lose());
    }

    private final class Log implements StationListener {
        @Override
        public void connected(NetworkSlot slot, OcppVersion version, Duration offlineFor) {
            atStation.add("connected " + slot.slot() + " after " + offlineFor.toSeconds());
        }

        @Override
        public void disconnected() {
            atStation.add("disconnected");
        }

        @Override
        public void connectFailed(NetworkSlot slot, RpcException cause) {
            atStation.add("failed " + slot.slot());
            failures.add(cause);
        }

        @Override
        public void waiting(Duration time) {
            atStation.add("waiting " + time.toSeconds());
        }

        @Override
        public void registered(RegistrationStatusEnum answer) {
            atStation.add("registered " + answer.wireName());
        }

        @Override
        public void online(Duration offlineFor) {
            atStation.add("online after " + offlineFor.toSeconds());
        }

        @Override
        public void discarded(QueuedMessage message, Outcome<?> outcome) {
            atStation.add("discarded " + message.action().wireName() + " "
                    + outcome.getClass().getSimpleName());
        }

        @Override
        public void dropped(List<QueuedMessage> messages) {
            atStation.add("dropped " + messages.size());
        }

        @Override
        public void storeFailed(QueueStoreException failure) {
            atStation.add("store failed");
        }
    }

    static <T> T done(CompletableFuture<T> future) {
        assertThat(future).isCompleted();
        return future.join();
    }

    static NotSentReason reason(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
        return ((Outcome.NotSent<?>) outcome).reason();
    }
}
