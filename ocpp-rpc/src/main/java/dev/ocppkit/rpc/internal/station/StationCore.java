package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RegistrationGate;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.internal.ClientCore;
import dev.ocppkit.rpc.internal.Connection;
import dev.ocppkit.rpc.internal.SerialExecutor;
import dev.ocppkit.rpc.internal.Stages;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationVariables;
import dev.ocppkit.rpc.station.TransportSelector;
import dev.ocppkit.rpc.station.queue.QueueLane;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link StationMachine}: brings it what connections, callers and the clock tell, and carries out what it wants.
 * Everything that touches the machine runs on the executor, one task at a time; it may wait for the disk of the queue.
 */
public final class StationCore {
    private final StationConfig config;
    private final StationVariables variables;
    private final TimeSource time;
    private final ClientCore client;
    private final StationRegistration registration = new StationRegistration();
    private final OfflineQueue queue;
    private final Deliveries deliveries;
    private final StationMachine machine;
    private final SecurityWatch watch = new SecurityWatch();
    private final SerialExecutor tasks;
    private final StationNews news;
    private final Renewal renewal;
    private final StationClock clock;
    private final BootData bootData;
    private final Wakeup wakeup;
    private volatile @Nullable Connection connection;
    private volatile @Nullable NetworkSlot slot;
    private volatile boolean online;
    private boolean started;

    /**
     * Makes a station that is not started.
     *
     * @param config what it is made of
     * @throws QueueStoreException if the store cannot be read
     */
    public StationCore(StationConfig config) {
        this.config = config;
        this.variables = config.variables();
        this.time = config.endpoint().time();
        this.tasks = new SerialExecutor(config.endpoint().executor());
        this.news = new StationNews(
                config.listener(), config.securityEvents(), config.endpoint().executor());
        this.renewal = new Renewal(config.transports());
        this.clock = new StationClock(time, variables, news);
        this.bootData = new BootData(config.bootData());
        this.wakeup = new Wakeup(time, this::onTimer);
        this.queue = new OfflineQueue(config.store(), config.queueLimits(), this::storeFailed);
        this.deliveries = new Deliveries(
                queue, config.endpoint().executor(), messages -> news.tell(listener -> listener.dropped(messages)));
        this.machine = new StationMachine(
                variables,
                config.profiles(),
                queue,
                config.random(),
                config.endpoint().messageIds(),
                new StationMachine.Settings(config.bootReason(), config.reconnectAfter()));
        this.client = new ClientCore(
                config.endpoint()
                        .with(
                                new EventForwarder(config.endpoint().listener(), this::happened),
                                RegistrationGate.persistent(registration)),
                config.handlers());
    }

    /** Starts, or does nothing if the station is started. */
    public void start() {
        post(now -> {
            started = true;
            return machine.start(now);
        });
    }

    /**
     * Stops; what is queued stays queued.
     *
     * @param patience how long the connection may take to close
     * @return completed when there is no connection any more
     */
    public CompletableFuture<Void> stop(Duration patience) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        post(now -> {
            started = false;
            Connection open = connection;
            List<StationEffect> effects = machine.stop();
            deliveries.stopped();
            if (open == null) {
                runLater(() -> stopped.complete(null));
            } else {
                time.schedule(patience, open::abort);
                Stages.whenDone(open.closedFuture(), (done, failure) -> stopped.complete(null));
            }
            return effects;
        });
        return stopped;
    }

    /**
     * Connects again with other transports, and goes back to the old ones if that succeeds with none of the network profiles.
     *
     * @param transports the transports, for instance with a new client certificate
     * @return true when the station is connected with them; false if it is connected with the old ones, or if others have been
     *     given since
     */
    public CompletableFuture<Boolean> renew(TransportSelector transports) {
        CompletableFuture<Boolean> renewed = new CompletableFuture<>();
        post(now -> {
            decide(renewal.begin(transports, renewed), false);
            return machine.connectAgain(now);
        });
        return renewed;
    }

    private void decide(@Nullable CompletableFuture<Boolean> promise, boolean renewed) {
        if (promise != null) {
            runLater(() -> promise.complete(renewed));
        }
    }

    /** The CSMS wants a BootNotification. */
    public void triggerBoot() {
        post(machine::triggerBoot);
    }

    /** A variable has changed. */
    public void variablesChanged() {
        post(machine::pump);
    }

    /**
     * Returns the connection.
     *
     * @return the connection, or null if there is none
     */
    public @Nullable Connection current() {
        return client.current();
    }

    /**
     * Returns whether messages can pass.
     *
     * @return whether the station is connected and accepted
     */
    public boolean isOnline() {
        return online;
    }

    /**
     * Returns the network profile of the connection.
     *
     * @return the slot, or null if there is no connection
     */
    public @Nullable NetworkSlot slot() {
        return slot;
    }

    /**
     * Returns what waits for delivery.
     *
     * @return the queue
     */
    public OfflineQueue queue() {
        return queue;
    }

    /**
     * Returns how far the CSMS is ahead of the time source.
     *
     * @return the offset
     */
    public Duration clockOffset() {
        return clock.offset();
    }

    /**
     * Returns the time of the CSMS, as far as it is known.
     *
     * @return the time
     */
    public Instant now() {
        return clock.now();
    }

    /**
     * Sends a request now, or queues it if that is what the specification wants.
     *
     * @param <R> the response
     * @param request the request
     * @param options how long it may take, or null for what the network profile says
     * @return what became of it
     */
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> call(
            OcppRequest<R> request, @Nullable CallOptions options) {
        QueueLane lane = QueueMessages.lane(request, variables);
        if (lane == QueueLane.TRANSACTION || (lane != null && !online)) {
            return enqueue(request, lane);
        }
        Connection open = client.current();
        if (open == null) {
            return CompletableFuture.completedFuture(
                    Deliveries.notSent(request.ocppAction(), NotSentReason.NOT_CONNECTED, List.of()));
        }
        CompletableFuture<Outcome<R>> outcome = open.callOutcome(request, options == null ? options() : options);
        Stages.whenDone(outcome, (done, failure) -> {
            if (done != null && isTimeout(done)) {
                post(machine::timedOut);
            }
        });
        return outcome;
    }

    /**
     * Queues a request, or sends it now if it is of a kind that is not queued.
     *
     * @param <R> the response
     * @param request the request
     * @return what became of it
     * @throws QueueStoreException if the store cannot take it
     */
    public <R extends OcppResponse> CompletableFuture<Outcome<R>> deliver(OcppRequest<R> request) {
        QueueLane lane = QueueMessages.lane(request, variables);
        return lane == null ? call(request, null) : enqueue(request, lane);
    }

    @SuppressWarnings("unchecked") // Marking a request does not change its type.
    private <R extends OcppResponse> CompletableFuture<Outcome<R>> enqueue(OcppRequest<R> request, QueueLane lane) {
        OcppRequest<R> marked = online ? request : (OcppRequest<R>) QueueMessages.whileOffline(request);
        Connection open = client.current();
        List<OcppVersion> versions = open == null ? config.endpoint().versions() : List.of(open.version());
        Outcome<R> refusal = Deliveries.refusal(marked, versions);
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        CompletableFuture<Outcome<R>> outcome = deliveries.add(
                marked,
                QueueMessages.toMessage(
                        marked, lane, config.endpoint().messageIds().get(), now()));
        post(machine::pump);
        return outcome;
    }

    /**
     * Reports a security event, also to the CSMS if it is critical.
     *
     * @param event the event
     */
    public void raise(SecurityEvent event) {
        news.tell(event);
        if (event.isCritical()) {
            try {
                // The listener hears if it is given up; nobody else waits.
                var unused = enqueue(
                        SecurityEventNotificationRequest.builder()
                                .type(event.type())
                                .timestamp(event.at())
                                .techInfo(event.techInfo().isEmpty() ? null : event.techInfo())
                                .build(),
                        QueueLane.SECURITY);
            } catch (QueueStoreException e) {
                storeFailed(e);
            }
        }
    }

    private void raise(String type) {
        raise(new SecurityEvent(type, now(), ""));
    }

    private void happened(RpcEvent event) {
        post(now -> {
            watch.happened(event, now).ifPresent(this::raise);
            return List.of();
        });
    }

    private void storeFailed(QueueStoreException failure) {
        news.tell(listener -> listener.storeFailed(failure));
    }

    private void runLater(Runnable task) {
        config.endpoint().executor().execute(task);
    }

    private void post(LongFunction<List<StationEffect>> event) {
        tasks.execute(() -> {
            try {
                Connection open = connection;
                if (open != null) {
                    machine.activity(open.lastSent(), open.lastReceived());
                }
                List<StationEffect> effects = event.apply(time.nanoTime());
                // Before anybody hears of it: a listener that is told "disconnected" may queue an event at once.
                online = machine.isOnline();
                effects.forEach(this::perform);
            } finally {
                online = machine.isOnline();
                wakeup.set(machine.nextDeadline(time.nanoTime()));
            }
        });
    }

    private void onTimer() {
        post(now -> {
            wakeup.rang();
            return machine.pump(now);
        });
    }

    private void perform(StationEffect effect) {
        Connection open = connection;
        if (effect instanceof StationEffect.Dial dial) {
            dial(dial.slot());
        } else if (effect instanceof StationEffect.Unregister) {
            registration.forget(config.identity());
        } else if (effect instanceof StationEffect.Settle settle) {
            settle(settle);
        } else if (effect instanceof StationEffect.Deliver deliver) {
            deliver(open, deliver.shot());
        } else if (open != null && effect instanceof StationEffect.Boot boot) {
            boot(open, boot.reason());
        } else if (open != null && effect instanceof StationEffect.Beat) {
            beat(open);
        } else if (open != null && effect instanceof StationEffect.Ping) {
            open.ping();
        } else if (open != null && effect instanceof StationEffect.Close) {
            open.close(1000, "");
        } else if (open != null && effect instanceof StationEffect.GiveUp) {
            open.abort();
        } else if (open != null && effect instanceof StationEffect.Connected connected) {
            news.connected(connected, open.version());
        } else {
            online = online || effect instanceof StationEffect.Online;
            news.tell(effect);
        }
    }

    private void dial(NetworkSlot to) {
        CompletableFuture<Connection> dialing;
        try {
            dialing =
                    client.connect(DialTargets.target(to, config, renewal.transportFor(to, machine.isTurnOfRenewed())));
        } catch (RuntimeException e) {
            dialing = CompletableFuture.failedFuture(new ConnectFailedException("The profile cannot be used.", e));
        }
        Stages.whenDone(
                dialing,
                (opened, failure) ->
                        post(now -> opened == null ? dialFailed(to, failure, now) : opened(to, opened, now)));
    }

    private List<StationEffect> dialFailed(NetworkSlot to, @Nullable Throwable failure, long now) {
        RpcException reason = DialFailures.reason(failure);
        if (started) {
            news.tell(listener -> listener.connectFailed(to, reason));
            watch.dialFailed(reason).ifPresent(this::raise);
        }
        return machine.dialFailed(DialFailures.atLeast(reason), now);
    }

    private List<StationEffect> opened(NetworkSlot with, Connection opened, long now) {
        if (!started) {
            opened.close(1000, "");
            return List.of();
        }
        NetworkSlot before = machine.lastConnected();
        if (before == null) {
            before = with;
        }
        watch.connected(before, with).ifPresent(this::raise);
        CompletableFuture<Boolean> promise = renewal.connected();
        decide(promise, renewal.isDialingRenewed());
        if (promise != null && !renewal.isDialingRenewed()) {
            raise(SecurityEvent.DISCARDED_RENEWED_CLIENT_CERTIFICATE);
        }
        connection = opened;
        slot = with;
        List<StationEffect> effects = machine.opened(opened.version(), opened.canPing(), bootData.hasChanged(), now);
        Stages.whenDone(
                opened.closedFuture(),
                (done, failure) -> post(later -> opened == connection ? lost(later) : List.of()));
        return effects;
    }

    private List<StationEffect> lost(long now) {
        connection = null;
        slot = null;
        return machine.closed(now);
    }

    /** Calls of the station itself and of the queue wait as long as the network profile says. */
    private CallOptions options() {
        NetworkSlot with = slot;
        int seconds = with == null ? 0 : with.profile().messageTimeout();
        CallOptions usual = config.endpoint().callOptions();
        return seconds > 0 ? usual.withTimeout(Duration.ofSeconds(seconds)) : usual;
    }

    private void boot(Connection open, BootReasonEnum reason) {
        ChargingStation data = bootData.now();
        if (data == null) {
            post(now -> machine.bootFailed(false, now));
            return;
        }
        Instant sent = time.now();
        Stages.whenDone(
                open.callOutcome(BootNotificationRequest.of(data, reason), options()),
                (outcome, failure) -> post(
                        now -> open != connection || outcome == null ? List.of() : booted(data, sent, outcome, now)));
    }

    private List<StationEffect> booted(
            ChargingStation data, Instant sent, Outcome<BootNotificationResponse> outcome, long now) {
        if (!(outcome instanceof Outcome.Replied<BootNotificationResponse> replied)) {
            return machine.bootFailed(isTimeout(outcome), now);
        }
        BootNotificationResponse answer = replied.value();
        clock.adjust(answer.currentTime(), sent);
        if (answer.status() == RegistrationStatusEnum.ACCEPTED) {
            bootData.accepted(data);
        }
        return machine.bootAnswered(answer.status(), answer.interval(), now);
    }

    private void beat(Connection open) {
        Instant sent = time.now();
        Stages.whenDone(
                open.callOutcome(new HeartbeatRequest(null), options()),
                (outcome, failure) -> post(now -> {
                    if (open != connection || outcome == null) {
                        return List.of();
                    }
                    if (outcome instanceof Outcome.Replied<HeartbeatResponse> replied) {
                        clock.adjust(replied.value().currentTime(), sent);
                    }
                    return machine.heartbeatDone(isTimeout(outcome), now);
                }));
    }

    private void deliver(@Nullable Connection open, Shot shot) {
        if (open == null) {
            delivered(shot, Deliveries.notSent(shot.request().ocppAction(), NotSentReason.NOT_CONNECTED, List.of()));
        } else {
            transmit(open, shot.request(), shot);
        }
    }

    private <R extends OcppResponse> void transmit(Connection open, OcppRequest<R> request, Shot shot) {
        Stages.whenDone(open.callOutcome(request, options(), shot.messageId()), (outcome, failure) -> {
            if (outcome != null) {
                delivered(shot, outcome);
            }
        });
    }

    private void delivered(Shot shot, Outcome<?> outcome) {
        post(now -> machine.delivered(shot, outcome, now));
    }

    private void settle(StationEffect.Settle settle) {
        deliveries.settle(settle.entry(), settle.outcome());
        if (settle.discarded()) {
            news.tell(listener -> listener.discarded(settle.entry().message(), settle.outcome()));
        }
    }

    private static boolean isTimeout(Outcome<?> outcome) {
        return outcome instanceof Outcome.Unknown<?> unknown && unknown.cause() == Outcome.Unknown.Cause.TIMEOUT;
    }
}
