package dev.ocppkit.station.runtime;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.GetTransactionStatusResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a station: connects and registers, boots again, and gives the functional blocks one lock to live under. Blocks are
 * made with the runtime as their context, before it is started.
 *
 * <pre>{@code
 * StationRuntime runtime = StationRuntime.builder()
 *         .identity("CS-1").versions(List.of(OcppVersion.V2_1)).transport(JdkWebSocketTransport.create())
 *         .timer(timer).store(store).model(model).build();
 * new Variables(runtime, model);
 * NetworkSlots network = new NetworkSlots(runtime, model, Set.of(0, 1), profile);
 * runtime.start(network);
 * }</pre>
 *
 * <p>Safe for threads. Spec: OCPP 2.1 Part 2, B01 to B04, B09 to B13.
 */
public final class StationRuntime implements StationContext, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration DARK = Duration.ofSeconds(1);
    private static final int DEEPEST = 20;
    private static final String VERSION = "version";

    private final StationRuntimeBuilder with;
    private final DeviceModel model;
    private final StationStore store;
    private final CommunicationSettings settings;
    private final Object lock = new Object();
    private final List<Consumer<OcppStation>> handlers = new ArrayList<>();
    private final List<Runnable> everySecond = new ArrayList<>();
    private final List<Lifecycle> listeners = new ArrayList<>();
    private final List<Consumer<RegistrationStatusEnum>> registrations = new ArrayList<>();
    private final List<Runnable> whenOnline = new ArrayList<>();
    private final List<Runnable> beforeClose = new ArrayList<>();
    private @Nullable OcppStation ocpp;
    private @Nullable NetworkProfiles profiles;
    private @Nullable ScheduledFuture<?> seconds;
    private @Nullable CallContext call;
    private @Nullable Instant offlineSince = Instant.now();
    private OcppVersion version;
    private boolean down;
    private boolean closed;

    StationRuntime(StationRuntimeBuilder with) {
        this.with = with;
        this.model = with.model();
        this.store = with.store;
        this.settings = new CommunicationSettings(model);
        this.version = store.get(VERSION).flatMap(OcppVersion::fromNumber).orElse(with.versions.get(0));
        model.live("ClockCtrlr.DateTime", () -> now().toString());
        model.live("SecurityCtrlr.Identity", () -> ocpp == null ? with.identity() : ocpp.identity());
        model.onSet(this::applySettings);
    }

    /**
     * Begins to make a runtime.
     *
     * @return a builder without settings
     */
    public static StationRuntimeBuilder builder() {
        return new StationRuntimeBuilder();
    }

    /**
     * Starts the station: takes up what an earlier process left, connects and registers.
     *
     * @param networkProfiles where the CSMS is
     * @throws IllegalStateException if it was started before
     */
    public void start(NetworkProfiles networkProfiles) {
        synchronized (lock) {
            if (profiles != null) {
                throw new IllegalStateException("started before");
            }
            profiles = networkProfiles;
        }
        locked(() -> boot(networkProfiles, BootReasonEnum.POWER_UP, Lifecycle::started));
        ScheduledFuture<?> ticks =
                with.timer().scheduleAtFixedRate(() -> locked(this::tick), 1000, 1000, TimeUnit.MILLISECONDS);
        synchronized (lock) {
            seconds = ticks;
        }
    }

    private void tick() {
        if (!down) {
            everySecond.forEach(Runnable::run);
        }
    }

    private void boot(NetworkProfiles networkProfiles, BootReasonEnum reason, Consumer<Lifecycle> news) {
        settings.apply();
        OcppStation.Builder builder = OcppStation.builder()
                .identity(with.identity())
                .versions(with.versions.toArray(OcppVersion[]::new))
                .profiles(networkProfiles)
                .transport(with.transport())
                .bootNotification(settings::bootData)
                .bootReason(reason)
                .variables(settings.settings)
                .queue(with.queue)
                .stationListener(new Hearing());
        if (with.tap != null) {
            builder.tap(with.tap);
        }
        OcppStation station = builder.build();
        ocpp = station;
        handlers.forEach(handler -> handler.accept(station));
        down = false;
        listeners.forEach(news);
        station.raise(new SecurityEvent("StartupOfTheDevice", now(), reason.wireName()));
        station.start();
    }

    @Override
    public void reboot(BootReasonEnum reason) {
        OcppStation station = ocpp();
        NetworkProfiles networkProfiles = Objects.requireNonNull(profiles);
        down = true;
        tell("reboots: " + reason.wireName());
        var unused = station.stop(PATIENCE)
                .thenRun(() -> after(DARK, () -> boot(networkProfiles, reason, Lifecycle::rebooted)));
    }

    @Override
    public void reconnect() {
        ocpp().connection().ifPresent(open -> open.close(1000, "reconnects"));
    }

    private void applySettings() {
        settings.apply();
        if (ocpp != null) {
            ocpp.variablesChanged();
        }
    }

    /** Hears the connection, and tells the blocks under the lock. */
    private final class Hearing implements StationListener {
        @Override
        public void connected(NetworkSlot slot, OcppVersion negotiated, Duration offlineFor) {
            locked(() -> {
                version = negotiated;
                store.put(VERSION, negotiated.number());
                model.set("OCPPCommCtrlr.ActiveNetworkProfile", Integer.toString(slot.slot()));
                model.set(
                        "SecurityCtrlr.SecurityProfile",
                        Integer.toString(slot.profile().securityProfile()));
                tell("connected, OCPP " + negotiated.number());
            });
        }

        @Override
        public void disconnected() {
            locked(() -> offlineSince = now());
            tell("connection lost");
        }

        @Override
        public void connectFailed(NetworkSlot slot, RpcException cause) {
            tell("cannot connect: " + cause.getMessage() + reason(cause));
        }

        /** Names the mistake in a set-up that is hardest to guess. */
        private String reason(Throwable failure) {
            Throwable cause = failure;
            for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
                if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                    return " The certificate of the CSMS is not trusted.";
                }
                cause = cause.getCause();
            }
            return "";
        }

        @Override
        public void registered(RegistrationStatusEnum status) {
            tell("registration: " + status.wireName());
            locked(() -> {
                long interval = settings.settings.heartbeatInterval().toSeconds();
                model.set("OCPPCommCtrlr.HeartbeatInterval", Long.toString(interval));
                registrations.forEach(each -> each.accept(status));
            });
        }

        @Override
        public void online(Duration offlineFor) {
            locked(() -> {
                Optional<Instant> since = offlineSince();
                offlineSince = null;
                listeners.forEach(each -> each.online(since, offlineFor));
                List<Runnable> tasks = List.copyOf(whenOnline);
                whenOnline.clear();
                tasks.forEach(Runnable::run);
            });
        }
    }

    /**
     * Hears what the CSMS says to each BootNotificationRequest.
     *
     * @param listener takes the status
     */
    public void onRegistered(Consumer<RegistrationStatusEnum> listener) {
        registrations.add(listener);
    }

    /**
     * Does something when the station is closed in an orderly way, and messages can still pass.
     *
     * @param task what to do
     */
    public void beforeClose(Runnable task) {
        beforeClose.add(task);
    }

    @Override
    public <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Function<Q, R> handler) {
        handlers.add(station -> station.on(type, (request, context) -> {
            synchronized (lock) {
                call = context;
                return handler.apply(request);
            }
        }));
    }

    @Override
    public void everySecond(Runnable task) {
        everySecond.add(task);
    }

    @Override
    public void listen(Lifecycle listener) {
        listeners.add(listener);
    }

    @Override
    public void afterOnline(Runnable task) {
        whenOnline.add(task);
    }

    @Override
    public void afterReply(Runnable task) {
        if (call == null) {
            throw new IllegalStateException("no request is at hand");
        }
        call.afterReply(() -> locked(task));
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var unused = with.timer().schedule(() -> locked(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public <R extends OcppResponse> void call(OcppRequest<R> request, Consumer<R> answered, Runnable unanswered) {
        take(ocpp().callOutcome(request), answered, unanswered);
    }

    @Override
    public <R extends OcppResponse> void deliver(OcppRequest<R> request, Consumer<R> answered) {
        take(ocpp().deliver(request), answered, () -> {});
    }

    @Override
    public void stream(OcppSend message) {
        var unused = ocpp().send(message).exceptionally(lost -> null);
    }

    private <R extends OcppResponse> void take(
            CompletableFuture<Outcome<R>> outcome, Consumer<R> answered, Runnable unanswered) {
        var unused = outcome.thenAccept(result -> locked(() -> {
            if (result instanceof Outcome.Replied<R> replied) {
                answered.accept(replied.value());
            } else {
                unanswered.run();
            }
        }));
    }

    /** Runs a task under the lock; what goes wrong is told and does not stop the station. */
    private void locked(Runnable task) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                tell("internal failure: " + e);
            }
        }
    }

    @Override
    public Instant now() {
        return (ocpp == null ? Instant.now() : ocpp.now()).truncatedTo(ChronoUnit.MILLIS);
    }

    private OcppStation ocpp() {
        if (ocpp == null) {
            throw new IllegalStateException("not started");
        }
        return ocpp;
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public boolean isOnline() {
        return ocpp != null && ocpp.isOnline();
    }

    @Override
    public Optional<Instant> offlineSince() {
        return Optional.ofNullable(offlineSince);
    }

    @Override
    public StationStore store() {
        return store;
    }

    @Override
    public QueueStore queue() {
        return with.queue;
    }

    @Override
    public GetTransactionStatusResponse transactionStatus(
            GetTransactionStatusRequest request, Predicate<String> isOngoing) {
        return ocpp().transactionStatus(request, isOngoing);
    }

    @Override
    public void triggerBoot() {
        ocpp().triggerBoot();
    }

    @Override
    public void tell(String news) {
        with.console.accept(news);
    }

    /**
     * Runs something under the lock, now.
     *
     * @param <T> what it gives
     * @param task what to do; it must not wait for anything
     * @return what it gave
     */
    public <T> T under(Supplier<T> task) {
        synchronized (lock) {
            return task.get();
        }
    }

    /**
     * Ends the station: does what was to be done before, lets the queue empty for a few seconds, and closes connection,
     * queue and memory.
     */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (ocpp != null && !down) {
                beforeClose.forEach(Runnable::run);
            }
        }
        letTheQueueEmpty();
        synchronized (lock) {
            closed = true;
            if (seconds != null) {
                seconds.cancel(false);
            }
        }
        if (ocpp != null) {
            ocpp.stop(PATIENCE)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(e -> null)
                    .join();
        }
        store.commit();
        store.close();
        with.queue.close();
    }

    private void letTheQueueEmpty() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ocpp != null && ocpp.isOnline() && ocpp.queuedMessages() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
