package dev.ocppkit.rpc;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.GetTransactionStatusResponse;
import dev.ocppkit.rpc.internal.CurrentPeer;
import dev.ocppkit.rpc.internal.Handlers;
import dev.ocppkit.rpc.internal.IdentityPaths;
import dev.ocppkit.rpc.internal.station.StationConfig;
import dev.ocppkit.rpc.internal.station.StationCore;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.station.StationVariables;
import dev.ocppkit.rpc.station.TransportSelector;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueLimits;
import dev.ocppkit.rpc.station.queue.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A charging station that stays in touch with its CSMS: it connects and connects again with back-off over the network
 * profiles, registers, sends Heartbeats and pings, and delivers what had to wait.
 *
 * <pre>{@code
 * OcppStation station = OcppStation.builder()
 *         .identity("CS-1")
 *         .profiles(NetworkProfiles.of(Map.of(0, profile)))
 *         .transport(JdkWebSocketTransport.create())
 *         .bootNotification(() -> chargingStation)
 *         .queue(MvQueueStore.open(Path.of("/var/lib/station/queue.mv")))
 *         .build();
 * station.on(TriggerMessageRequest.class, (request, context) -> {
 *     context.afterReply(() -> trigger(request));
 *     return TriggerMessageResponse.of(TriggerMessageStatusEnum.ACCEPTED);
 * });
 * station.start();
 * station.deliver(transactionStarted);
 * }</pre>
 *
 * <p>What is sent:
 *
 * <ul>
 *   <li>{@link #deliver} queues TransactionEvents and SecurityEventNotifications; they reach the CSMS in their order, at
 *       least once, also after a restart if the store of the queue survives that. A TransactionEvent of a time when the CSMS
 *       could not be told is marked as offline.
 *   <li>{@link #call} sends now or not at all. TransactionEvents are queued all the same, and while the station is offline
 *       also everything that the variables want to be queued (QueueAllMessages, OfflineQueuingSeverity).
 *   <li>Until the CSMS has accepted the station, only BootNotification and what the CSMS asked for is sent.
 * </ul>
 *
 * <p>Safe for use by several threads. As a {@link Peer} it stands for the CSMS. Calls of the station wait for their answer
 * as long as the {@code messageTimeout} of the network profile says.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01 to B04, B09, B10, E04, E12, E13, E14, A04, G02; Part 4, chapters 5 and 8.
 */
public final class OcppStation extends OcppEndpoint implements Peer {
    private final String identity;
    private final StationCore core;
    private final Peer csms;

    private OcppStation(Handlers handlers, String identity, StationCore core) {
        super(handlers);
        this.identity = identity;
        this.core = core;
        this.csms = new CurrentPeer(identity, core::current);
    }

    /**
     * Starts a builder.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts: connects, boots, delivers, and never gives up. Does nothing if the station is started. A start counts as a
     * boot, also one after {@link #stop}.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.01, B01.FR.03, B10.FR.04 and B10.FR.09.
     */
    public void start() {
        core.start();
    }

    /**
     * Closes the connection and makes no other. What is queued stays queued; whoever waits for its outcome gets
     * {@link Outcome.NotSent} with {@link NotSentReason#STOPPED}, although a transmission may have been under way.
     *
     * @param patience how long the CSMS may take to close the connection
     * @return completed when there is no connection any more
     */
    public CompletableFuture<Void> stop(Duration patience) {
        return core.stop(Objects.requireNonNull(patience, "patience"));
    }

    /**
     * Delivers a message: it is stored when this returns, and sent as often as it takes. While the CSMS cannot be told, a
     * TransactionEvent is marked as offline. Kinds of messages that are not queued are sent like with {@link #call}.
     *
     * <p>May wait for the disk of the store.
     *
     * <p>Spec: OCPP 2.1 Part 2, E04.FR.01 to E04.FR.03, E12.FR.01, E12.FR.02, E13 and A04.FR.02.
     *
     * @param <R> the response
     * @param request the message
     * @return what became of it, after the last transmission; never completed exceptionally. {@link Outcome.NotSent} with
     *     {@link NotSentReason#INVALID} means that no version can carry it, with {@link NotSentReason#QUEUE_FULL} that it was
     *     refused or had to make room. It is lost with the process; {@link StationListener} hears of all messages.
     * @throws dev.ocppkit.rpc.station.queue.QueueStoreException if the store cannot take it
     */
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> deliver(OcppRequest<R> request) {
        return core.deliver(Objects.requireNonNull(request, "request"));
    }

    /**
     * Connects again with other transports, for instance because the CSMS signed a new client certificate; call it after the
     * answer to CertificateSigned. If they succeed with no network profile, both they and the old ones are tried in turn, and
     * the first success decides. That of the old ones is a security event (DiscardedRenewedClientCertificate).
     *
     * <p>Spec: OCPP 2.1 Part 2, A02.FR.08, A02.FR.28 and A02.FR.29.
     *
     * @param renewed chooses the new transports
     * @return true once the station is connected with them, false if it is with the old ones, or was given still others
     */
    public CompletableFuture<Boolean> renewTransports(TransportSelector renewed) {
        return core.renew(Objects.requireNonNull(renewed, "renewed"));
    }

    /**
     * Sends a BootNotification at once, because the CSMS asked for it with TriggerMessage; call it after the reply.
     *
     * <p>Spec: OCPP 2.1 Part 2, B02.FR.04 and F06.
     */
    public void triggerBoot() {
        core.triggerBoot();
    }

    /**
     * Tells that variables, which are read anew at each step, have changed: a shorter interval counts at once.
     */
    public void variablesChanged() {
        core.variablesChanged();
    }

    /**
     * Reports a security event: it goes to the consumer of security events and, if it is critical, through the queue to the
     * CSMS. For events that only the charging station knows of.
     *
     * <p>Spec: OCPP 2.1 Part 2, A04.FR.01, A04.FR.02 and A04.FR.04.
     *
     * @param event the event
     */
    public void raise(SecurityEvent event) {
        core.raise(Objects.requireNonNull(event, "event"));
    }

    /**
     * Returns the connection.
     *
     * @return the connection, or empty if there is none
     */
    public Optional<OcppConnection> connection() {
        return Optional.ofNullable(core.current());
    }

    /**
     * Returns the network profile of the connection, for instance for variables that tell its identity and security profile.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.28.
     *
     * @return the slot, or empty if there is no connection
     */
    public Optional<NetworkSlot> networkSlot() {
        return Optional.ofNullable(core.slot());
    }

    /**
     * Returns whether messages can pass.
     *
     * @return whether the station is connected and accepted
     */
    public boolean isOnline() {
        return core.isOnline();
    }

    /**
     * Returns the time of the CSMS as far as the station knows it, for time stamps in messages.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.06 and G02.FR.06.
     *
     * @return the time of the time source, adjusted by what the last answers to BootNotification and Heartbeat told
     */
    public Instant now() {
        return core.now();
    }

    /**
     * Returns how many messages wait for delivery, the one that is being sent included.
     *
     * @return the number
     */
    public int queuedMessages() {
        return core.queue().size();
    }

    /**
     * Answers a GetTransactionStatusRequest.
     *
     * <p>Spec: OCPP 2.1 Part 2, E14.FR.01 to E14.FR.08.
     *
     * @param request the request
     * @param isOngoing tells whether a transaction is known and has not stopped
     * @return the answer
     */
    public GetTransactionStatusResponse transactionStatus(
            GetTransactionStatusRequest request, Predicate<String> isOngoing) {
        String transaction = request.transactionId();
        GetTransactionStatusResponse.Builder answer = GetTransactionStatusResponse.builder();
        return transaction == null
                ? answer.messagesInQueue(core.queue().holdsTransactions()).build()
                : answer.ongoingIndicator(isOngoing.test(transaction))
                        .messagesInQueue(core.queue().holds(transaction))
                        .build();
    }

    @Override
    public String identity() {
        OcppConnection open = core.current();
        return open == null ? identity : open.identity();
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(
            OcppRequest<R> request, CallOptions options) {
        return core.call(request, Objects.requireNonNull(options, "options"));
    }

    @Override
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> callOutcome(OcppRequest<R> request) {
        return core.call(request, null);
    }

    @Override
    public CompletableFuture<Void> send(OcppSend message) {
        return csms.send(message);
    }

    /** Builds a charging station; not safe for use by several threads. */
    public static final class Builder extends OcppEndpoint.Builder<Builder> {
        private @Nullable String identity;
        private @Nullable NetworkProfiles profiles;
        private @Nullable TransportSelector transports;
        private @Nullable Supplier<ChargingStation> bootData;
        private BootReasonEnum bootReason = BootReasonEnum.POWER_UP;
        private StationVariables variables = new StationSettings();
        private QueueStore store = new MemoryQueueStore();
        private QueueLimits queueLimits = QueueLimits.defaults();
        private StationListener stationListener = new StationListener() {};
        private Consumer<SecurityEvent> securityEvents = event -> {};
        private RandomGenerator random = new Random();
        private Duration connectTimeout = Duration.ofSeconds(30);
        private int reconnectAfterTimeouts = 3;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the identity of the station, for profiles that have none of their own; required.
         *
         * @param id at most 48 letters, digits and {@code * - _ = + | @ .}
         * @return this
         */
        public Builder identity(String id) {
            identity = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the network profiles; required.
         *
         * @param networkProfiles what is in the configuration slots
         * @return this
         */
        public Builder profiles(NetworkProfiles networkProfiles) {
            profiles = Objects.requireNonNull(networkProfiles, "networkProfiles");
            return this;
        }

        /**
         * Sets what opens connections, the same for all profiles; this or {@link #transports} is required.
         *
         * @param opens the transport
         * @return this
         */
        public Builder transport(Transport opens) {
            Objects.requireNonNull(opens, "opens");
            return transports(slot -> opens);
        }

        /**
         * Sets what chooses a transport for each attempt.
         *
         * @param selector the selector
         * @return this
         */
        public Builder transports(TransportSelector selector) {
            transports = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /**
         * Sets what a BootNotification tells; required. It is asked before each one, and after each reconnection: if the
         * answer differs from what the CSMS accepted, the station boots again.
         *
         * <p>Spec: OCPP 2.1 Part 2, B01.FR.01; Part 4, 5.4.
         *
         * @param data makes the data; returns quickly
         * @return this
         */
        public Builder bootNotification(Supplier<ChargingStation> data) {
            bootData = Objects.requireNonNull(data, "data");
            return this;
        }

        /**
         * Sets why the station starts; default PowerUp.
         *
         * @param reason the reason of the first BootNotification
         * @return this
         */
        public Builder bootReason(BootReasonEnum reason) {
            bootReason = Objects.requireNonNull(reason, "reason");
            return this;
        }

        /**
         * Sets the variables; default {@link StationSettings} with their defaults.
         *
         * @param deviceModel read anew at each step
         * @return this
         */
        public Builder variables(StationVariables deviceModel) {
            variables = Objects.requireNonNull(deviceModel, "deviceModel");
            return this;
        }

        /**
         * Sets the store of the queue; default one in memory, whose content is lost with the process. The station does not
         * close it.
         *
         * @param messages the store
         * @return this
         */
        public Builder queue(QueueStore messages) {
            store = Objects.requireNonNull(messages, "messages");
            return this;
        }

        /**
         * Sets how much the queue may hold; default {@link QueueLimits#defaults}.
         *
         * @param bounds the bounds
         * @return this
         */
        public Builder queueLimits(QueueLimits bounds) {
            queueLimits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /**
         * Sets who hears how the station fares; default nobody.
         *
         * @param hears the listener
         * @return this
         */
        public Builder stationListener(StationListener hears) {
            stationListener = Objects.requireNonNull(hears, "hears");
            return this;
        }

        /**
         * Sets what takes security events, for the security log; default nothing.
         *
         * <p>Spec: OCPP 2.1 Part 2, A04.FR.04.
         *
         * @param log runs on the executor of the station
         * @return this
         */
        public Builder securityEvents(Consumer<SecurityEvent> log) {
            securityEvents = Objects.requireNonNull(log, "log");
            return this;
        }

        /**
         * Sets where the random parts of waits come from; default a generator with a random seed.
         *
         * @param generator the generator
         * @return this
         */
        public Builder random(RandomGenerator generator) {
            random = Objects.requireNonNull(generator, "generator");
            return this;
        }

        /**
         * Sets how long a handshake may take; default 30 s.
         *
         * @param timeout the time
         * @return this
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Sets after how many CALLs without answer, while nothing else arrives either, a connection is given up; default 3.
         *
         * <p>Spec: OCPP 2.1 Part 2, 3.2.
         *
         * @param timeouts the number, or 0 for never
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder reconnectAfterTimeouts(int timeouts) {
            if (timeouts < 0) {
                throw new IllegalArgumentException("timeouts is " + timeouts + ", but must not be negative");
            }
            reconnectAfterTimeouts = timeouts;
            return this;
        }

        /**
         * Makes the charging station and reads its queue; it does not start yet. What was set with {@code registration} is
         * not used: until it is accepted, a station is always held back.
         *
         * @return the charging station
         * @throws IllegalStateException if something required is missing
         * @throws IllegalArgumentException if the identity is not allowed
         * @throws dev.ocppkit.rpc.station.queue.QueueStoreException if the store cannot be read
         */
        public OcppStation build() {
            if (identity == null || profiles == null || transports == null || bootData == null) {
                throw new IllegalStateException("identity, profiles, transport or bootNotification is missing");
            }
            if (!IdentityPaths.isIdentity(identity)) {
                throw new IllegalArgumentException("identity is no identifier of at most 48 characters");
            }
            Handlers handlers = new Handlers();
            StationCore core = new StationCore(new StationConfig(
                    config(MessageSender.CHARGING_STATION),
                    handlers,
                    identity,
                    variables,
                    profiles,
                    transports,
                    bootData,
                    bootReason,
                    store,
                    queueLimits,
                    stationListener,
                    securityEvents,
                    random,
                    connectTimeout,
                    reconnectAfterTimeouts));
            return new OcppStation(handlers, identity, core);
        }
    }
}
