package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One charging station. Each functional block of OCPP is a class of its own that adds its handlers here; all of them, the
 * clock and the answers of the CSMS run under one lock, so that a block is plain code of one thread.
 */
final class Station implements StationListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OWN_TRANSACTION_AFTER = 10;

    final Options options;
    final State state;
    final DeviceModel model;
    final List<Evse> evses;
    final Grid grid;
    final Transactions transactions;
    final Authorization authorization;
    final Charging charging;
    final Power power;
    final Der der;
    final Driver driver;
    final Availability availability;
    final Network network;
    final Reservations reservations;
    final Tariffs tariffs;
    final Display display;
    final Certificates certificates;
    final Maintenance maintenance;

    private final Shared shared;
    private final Object lock = new Object();
    private final List<Consumer<OcppStation>> handlers = new ArrayList<>();
    private final List<Runnable> everySecond = new ArrayList<>();
    private final StationSettings settings = new StationSettings();
    private final List<Runnable> whenOnline = new ArrayList<>();
    private OcppStation ocpp;
    private CallContext context;
    private OcppVersion version;
    private boolean everAccepted;
    private boolean announced;
    private boolean down;
    private boolean closed;
    private Instant offlineSince = Instant.now();

    Station(Options options, Shared shared) throws IOException {
        this.options = options;
        this.shared = shared;
        this.state = State.open(options.stateDir(), options.identity());
        this.model = new DeviceModel(state, options.evses(), options.v2x());
        this.evses =
                IntStream.rangeClosed(1, options.evses()).mapToObj(Evse::new).toList();
        this.version = OcppVersion.fromNumber(
                        Optional.ofNullable(state.get("version")).orElse(""))
                .orElse(options.versions().get(0));
        this.grid = new Grid(options.speed());
        this.network = new Network(this);
        this.transactions = new Transactions(this);
        this.authorization = new Authorization(this);
        this.charging = new Charging(this);
        this.power = new Power(this);
        this.der = new Der(this);
        this.driver = new Driver(this);
        this.availability = new Availability(this);
        new Variables(this);
        new Reports(this);
        this.reservations = new Reservations(this);
        this.tariffs = new Tariffs(this);
        this.display = new Display(this);
        this.certificates = new Certificates(this);
        this.maintenance = new Maintenance(this);
        new RemoteControl(this);
        new Resetting(this);
        new Monitoring(this);
        everySecond(transactions::tick);
        model.live("ClockCtrlr.DateTime", () -> now().toString());
        model.live("SecurityCtrlr.Identity", options::identity);
    }

    /** Starts the station, and what it does by itself. */
    void start() {
        locked(() -> boot(BootReasonEnum.POWER_UP, transactions::restore));
        var unused = shared.timer().scheduleAtFixedRate(() -> locked(this::tick), 1000, 1000, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (!down) {
            everySecond.forEach(Runnable::run);
        }
    }

    /** Boots: takes up what was going on, connects anew and registers, like a station that comes out of a reset. */
    private void boot(BootReasonEnum reason, Runnable takeUp) {
        applySettings();
        OcppStation.Builder builder = OcppStation.builder()
                .identity(options.identity())
                .versions(options.versions().toArray(OcppVersion[]::new))
                .profiles(network)
                .transport(shared.transport())
                .bootNotification(this::bootData)
                .bootReason(reason)
                .variables(settings)
                .queue(state.queue())
                .stationListener(this);
        if (shared.recorder() != null) {
            builder.tap(shared.recorder());
        }
        ocpp = builder.build();
        handlers.forEach(handler -> handler.accept(ocpp));
        announced = false;
        down = false;
        takeUp.run();
        ocpp.raise(new SecurityEvent("StartupOfTheDevice", now(), reason.wireName()));
        ocpp.start();
    }

    /** Goes down and boots again; what is queued and installed survives. */
    void reboot(BootReasonEnum reason) {
        down = true;
        tell("reboots: " + reason.wireName());
        Runnable up = () -> locked(() -> boot(reason, transactions::resumeAll));
        var unused = ocpp.stop(PATIENCE).thenRun(() -> shared.later(up, 1000));
    }

    private ChargingStation bootData() {
        String id = options.identity();
        return ChargingStation.builder()
                .model(model.text("ChargingStation.Model"))
                .vendorName(model.text("ChargingStation.VendorName"))
                .serialNumber(id.substring(0, Math.min(25, id.length())))
                .firmwareVersion(model.text("ChargingStation.FirmwareVersion"))
                .build();
    }

    /** The profile of slot 0, which the command line gives. */
    NetworkConnectionProfile firstProfile() {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.WIRED0)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(model.integer("OCPPCommCtrlr.MessageTimeout[Default]"))
                .ocppCsmsUrl(options.endpoint().toString())
                .securityProfile("wss".equalsIgnoreCase(options.endpoint().getScheme()) ? 2 : 1)
                .basicAuthPassword(options.password())
                .build();
    }

    /** Lets the variables that steer communication count. */
    void applySettings() {
        settings.retryBackOffWaitMinimum(seconds("RetryBackOffWaitMinimum"))
                .retryBackOffRandomRange(seconds("RetryBackOffRandomRange"))
                .retryBackOffRepeatTimes(model.integer("OCPPCommCtrlr.RetryBackOffRepeatTimes"))
                .networkProfileConnectionAttempts(model.integer("OCPPCommCtrlr.NetworkProfileConnectionAttempts"))
                .networkConfigurationPriority(network.priority())
                .heartbeatInterval(seconds("HeartbeatInterval"))
                .webSocketPingInterval(seconds("WebSocketPingInterval"))
                .messageAttempts(model.integer("OCPPCommCtrlr.MessageAttempts[TransactionEvent]"))
                .messageAttemptInterval(seconds("MessageAttemptInterval[TransactionEvent]"))
                .queueAllMessages(model.isTrue("OCPPCommCtrlr.QueueAllMessages"))
                .offlineQueuingSeverity(OptionalInt.of(model.integer("MonitoringCtrlr.OfflineQueuingSeverity")))
                .basicAuthPassword(state.get("password"));
        if (ocpp != null) {
            ocpp.variablesChanged();
        }
    }

    private Duration seconds(String variable) {
        return Duration.ofSeconds(model.integer("OCPPCommCtrlr." + variable));
    }

    @Override
    public void connected(NetworkSlot slot, OcppVersion negotiated, Duration offlineFor) {
        locked(() -> {
            version = negotiated;
            state.put("version", negotiated.number());
            model.set("OCPPCommCtrlr.ActiveNetworkProfile", Integer.toString(slot.slot()));
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
        tell("cannot connect: " + cause.getMessage());
    }

    @Override
    public void registered(RegistrationStatusEnum status) {
        tell("registration: " + status.wireName());
        locked(() -> {
            model.set(
                    "OCPPCommCtrlr.HeartbeatInterval",
                    Long.toString(settings.heartbeatInterval().toSeconds()));
            if (status == RegistrationStatusEnum.ACCEPTED && !everAccepted) {
                everAccepted = true;
                shared.accepted().incrementAndGet();
                if (options.session() > 0) {
                    after(OWN_TRANSACTION_AFTER, driver::start);
                }
            }
        });
    }

    @Override
    public void online(Duration offlineFor) {
        locked(() -> {
            if (offlineSince != null) {
                charging.reconnected(offlineSince);
            }
            offlineSince = null;
            int threshold = model.integer("OCPPCommCtrlr.OfflineThreshold");
            availability.report(!announced || offlineFor.toSeconds() > threshold);
            announced = true;
            whenOnline.forEach(Runnable::run);
            whenOnline.clear();
        });
    }

    /** Does something once, when messages can pass after the next boot. */
    void afterOnline(Runnable task) {
        whenOnline.add(task);
    }

    long transactionCount() {
        synchronized (lock) {
            return transactions.ids().count();
        }
    }

    /** Adds a handler; it runs under the lock. */
    <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Function<Q, R> handler) {
        handlers.add(station -> station.on(type, (request, call) -> {
            synchronized (lock) {
                context = call;
                return handler.apply(request);
            }
        }));
    }

    /** Adds what is to be done every second. */
    void everySecond(Runnable task) {
        everySecond.add(task);
    }

    /** Does something once the answer to the request at hand was sent. */
    void afterReply(Runnable task) {
        context.afterReply(() -> locked(task));
    }

    /** Does something later. */
    void after(double seconds, Runnable task) {
        shared.later(() -> locked(task), (long) (seconds * 1000));
    }

    /** Sends a request; what is to be done with the answer runs under the lock. */
    <R extends OcppResponse> void call(OcppRequest<R> request, Consumer<R> answered) {
        call(request, answered, () -> {});
    }

    /** Sends a request, with something to do if there is no answer. */
    <R extends OcppResponse> void call(OcppRequest<R> request, Consumer<R> answered, Runnable failed) {
        take(ocpp.callOutcome(request), answered, failed);
    }

    /** Sends a request whose answer holds nothing of interest. */
    void send(OcppRequest<?> request) {
        var unused = ocpp.callOutcome(request);
    }

    /** Puts a request into the queue; it is safe when this returns. */
    <R extends OcppResponse> void deliver(OcppRequest<R> request, Consumer<R> answered) {
        take(ocpp.deliver(request), answered, () -> {});
    }

    private <R extends OcppResponse> void take(
            CompletableFuture<Outcome<R>> outcome, Consumer<R> answered, Runnable failed) {
        var unused = outcome.thenAccept(result -> locked(() -> {
            if (result instanceof Outcome.Replied<R> replied) {
                answered.accept(replied.value());
            } else {
                failed.run();
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

    Instant now() {
        return (ocpp == null ? Instant.now() : ocpp.now()).truncatedTo(ChronoUnit.MILLIS);
    }

    OcppStation ocpp() {
        return ocpp;
    }

    OcppVersion version() {
        return version;
    }

    boolean isOnline() {
        return ocpp != null && ocpp.isOnline();
    }

    Instant offlineSince() {
        return offlineSince;
    }

    Optional<Evse> evse(Integer id) {
        return evses.stream().filter(evse -> id != null && evse.id == id).findFirst();
    }

    void tell(String news) {
        shared.console().tell(options.identity(), news);
    }

    /** Ends the station; a transaction ends too, unless it can go on at the next start. */
    @Override
    public void close() {
        synchronized (lock) {
            if (options.stateDir() == null && !down) {
                transactions.endAll();
            }
        }
        if (ocpp == null) {
            state.close();
            return;
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ocpp.isOnline() && ocpp.queuedMessages() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(20_000_000);
        }
        synchronized (lock) {
            closed = true;
        }
        ocpp.stop(PATIENCE)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
        state.close();
    }
}
