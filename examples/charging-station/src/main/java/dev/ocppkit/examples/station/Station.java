package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.NotifyWebPaymentStartedRequest;
import dev.ocppkit.model.message.NotifyWebPaymentStartedResponse;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.store.MvQueueStore;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.pki.KeyVault;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.FileCertificateStorage;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.authorization.Authorization;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.availability.Resets;
import dev.ocppkit.station.certificate.Certificates;
import dev.ocppkit.station.charging.GridControls;
import dev.ocppkit.station.charging.SetpointFollower;
import dev.ocppkit.station.charging.SmartCharging;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.devicemodel.Monitors;
import dev.ocppkit.station.devicemodel.Reports;
import dev.ocppkit.station.devicemodel.Variables;
import dev.ocppkit.station.display.DisplayMessages;
import dev.ocppkit.station.maintenance.FirmwareUpdates;
import dev.ocppkit.station.maintenance.LogUploads;
import dev.ocppkit.station.network.NetworkSlots;
import dev.ocppkit.station.remote.RemoteControl;
import dev.ocppkit.station.remote.Triggers;
import dev.ocppkit.station.reservation.Reservations;
import dev.ocppkit.station.runtime.StationRuntime;
import dev.ocppkit.station.store.MvStationStore;
import dev.ocppkit.station.tariff.LimitWatch;
import dev.ocppkit.station.tariff.Tariffs;
import dev.ocppkit.station.transaction.MeterSampling;
import dev.ocppkit.station.transaction.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One charging station: the functional blocks of OCPP over a runtime, with simulated hardware below them. Leave out what
 * your station does not have, and put your own drivers in the place of {@link Evse}, {@link Electronics} and
 * {@link Workshop}.
 */
final class Station implements AutoCloseable {
    private static final Duration OWN_TRANSACTION_AFTER = Duration.ofSeconds(10);
    private static final DerRatings RATINGS = DerRatings.symmetric(22_000, 22_000, 10_000, 400);

    private final Options options;
    private final Shared shared;
    private final DeviceModel model;
    private final StationRuntime runtime;
    private final List<Evse> evses;
    private final Transactions transactions;
    private final Power power;
    private final Driver driver;
    private final NetworkSlots network;
    private boolean everAccepted;
    private int installations;

    Station(Options options, Shared shared) throws IOException {
        this.options = options;
        this.shared = shared;
        StationStore store = options.stateDir() == null
                ? StationStore.inMemory()
                : MvStationStore.open(file(options.stateDir(), ".state.mv"));
        this.model = DeviceModel.read(table(), options.evses(), options.v2x() ? Set.of("v") : Set.of(), store);
        this.runtime = StationRuntime.builder()
                .identity(options.identity())
                .versions(options.versions())
                .transport(shared.transport())
                .timer(shared.timer())
                .tap(shared.recorder())
                .model(model)
                .store(store)
                .queue(
                        options.stateDir() == null
                                ? new MemoryQueueStore()
                                : MvQueueStore.open(file(options.stateDir(), ".queue.mv")))
                .console(news -> shared.console().tell(options.identity(), news))
                .build();
        Grid grid = new Grid(options.speed());
        this.evses = IntStream.rangeClosed(1, options.evses())
                .mapToObj(id -> new Evse(id, options.v2x(), grid))
                .toList();
        Evses hardware = new Evses(evses);
        Electronics electronics = new Electronics(options.v2x(), evses, grid, runtime::now);
        evses.forEach(this::readMeter);
        runtime.everySecond(this::physics);

        new Variables(runtime, model);
        new Reports(runtime, model);
        new Monitors(runtime, model);
        this.network = new NetworkSlots(runtime, model, Set.of(0, 1, 2), factoryProfile());

        this.transactions = new Transactions(runtime, model, hardware);
        Authorization authorization = new Authorization(runtime, model, transactions);
        SmartCharging charging = new SmartCharging(runtime, model, hardware, transactions, electronics);
        EvseKindEnum kind = options.v2x() ? EvseKindEnum.DC : EvseKindEnum.AC;
        Tariffs tariffs = new Tariffs(runtime, model, hardware, transactions, kind);
        authorization.onAnswer((token, answer) -> tariffs.driverTariff(token, answer.tariff()));
        new LimitWatch(runtime, hardware, transactions, tariffs);
        MeterSampling meters = new MeterSampling(runtime, model, hardware, transactions);
        Availability availability = new Availability(runtime, model, hardware, transactions);
        Reservations reservations = new Reservations(runtime, model, hardware, availability, transactions);

        SetpointFollower setpoints = new SetpointFollower(runtime, model, electronics);
        GridControls controls = new GridControls(runtime, model, RATINGS);
        this.power = new Power(options.v2x(), grid, charging, setpoints, controls);
        this.driver = new Driver(options, runtime, evses, transactions, authorization, availability, reservations);

        new DisplayMessages(runtime, model, transactions);
        runtime.on(NotifyWebPaymentStartedRequest.class, request -> {
            runtime.tell("display: a payment for EVSE " + request.evseId() + " has begun");
            return NotifyWebPaymentStartedResponse.of();
        });
        Resets resets = new Resets(runtime, model, hardware, transactions);
        availability.closeWhile(resets::isAwaitedBy);
        new RemoteControl(
                runtime,
                model,
                hardware,
                new RemoteControl.Blocks(transactions, authorization, reservations, availability, charging));
        CertificateStore roots = roots();
        Workshop workshop =
                new Workshop(roots, () -> model.set("ChargingStation.FirmwareVersion", "1.1." + ++installations));
        FirmwareUpdates firmware = new FirmwareUpdates(runtime, transactions, workshop);
        availability.closeWhile(evse -> firmware.isWaiting());
        LogUploads logs = new LogUploads(runtime, workshop);
        Certificates certificates = new Certificates(runtime, model, roots, keys());

        new Triggers(runtime, hardware)
                .add(MessageTriggerEnum.STATUS_NOTIFICATION, evse -> true, availability::tell)
                .add(MessageTriggerEnum.METER_VALUES, evse -> true, meters::tellMeterValues)
                .add(
                        MessageTriggerEnum.TRANSACTION_EVENT,
                        evse -> transactions.on(evse).isPresent(),
                        meters::tellTransaction)
                .add(MessageTriggerEnum.FIRMWARE_STATUS_NOTIFICATION, firmware::tell)
                .add(MessageTriggerEnum.LOG_STATUS_NOTIFICATION, logs::tell)
                .add(
                        MessageTriggerEnum.SIGN_CHARGING_STATION_CERTIFICATE,
                        () -> certificates.renew(CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE))
                .add(
                        MessageTriggerEnum.SIGN_V2G_CERTIFICATE,
                        () -> certificates.renew(CertificateSigningUseEnum.V2G_CERTIFICATE));

        evses.forEach(this::tellLive);
        model.live("ChargingStation.SerialNumber", options::serialNumber);
        runtime.onRegistered(this::registered);
        if (options.stateDir() == null) {
            runtime.beforeClose(transactions::endAll);
        }
    }

    private static String table() throws IOException {
        try (InputStream in = Station.class.getResourceAsStream("device-model.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(Path folder, String ending) {
        return folder.resolve(URLEncoder.encode(options.identity(), StandardCharsets.UTF_8) + ending);
    }

    private CertificateStore roots() {
        CertificateStorage storage = options.stateDir() == null
                ? CertificateStorage.inMemory()
                : new FileCertificateStorage(file(options.stateDir(), ".certificates"));
        return new CertificateStore(storage, StorePolicy.DEFAULT, Clock.systemUTC());
    }

    /** Keys do not survive the process. */
    private static PendingCsrs keys() {
        return new PendingCsrs(KeyVault.inMemory(new SecureRandom()), new Randoms());
    }

    /** The profile of slot 0, which the command line gives. */
    private NetworkConnectionProfile factoryProfile() {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.WIRED0)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(model.integer("OCPPCommCtrlr.MessageTimeout[Default]"))
                .ocppCsmsUrl(options.endpoint().toString())
                .securityProfile(options.securityProfile())
                .basicAuthPassword(options.password())
                .build();
    }

    private void tellLive(Evse evse) {
        model.live("EVSE@" + evse.id() + ".Power", () -> evse.powerWatts().toPlainString());
        model.live("EVSE@" + evse.id() + ".EvseId", () -> "NL*OKT*E" + evse.id());
    }

    /** Starts the station. */
    void start() {
        runtime.start(network);
    }

    private void registered(RegistrationStatusEnum status) {
        if (status == RegistrationStatusEnum.ACCEPTED && !everAccepted) {
            everAccepted = true;
            shared.accepted().incrementAndGet();
            if (options.session() > 0) {
                runtime.after(OWN_TRANSACTION_AFTER, driver::start);
            }
        }
    }

    /** Lets a second pass at the hardware. */
    private void physics() {
        for (Evse evse : evses) {
            var transaction = transactions.on(evse.id()).filter(each -> evse.isPluggedIn() && each.allowsEnergy());
            transaction.ifPresent(each -> power.offer(evse, each));
            evse.pass(transaction.isPresent(), options.speed());
            if (evse.vehicle != null && evse.vehicle.wantsToLeave()) {
                driver.unplug(evse);
            }
            runtime.store().put("meter." + evse.id(), evse.importWh + " " + evse.exportWh);
        }
    }

    /** The registers of a meter never go back, also not over restarts. */
    private void readMeter(Evse evse) {
        runtime.store()
                .get("meter." + evse.id())
                .map(text -> text.split(" ", -1))
                .ifPresent(registers -> {
                    evse.importWh = Double.parseDouble(registers[0]);
                    evse.exportWh = Double.parseDouble(registers[1]);
                });
    }

    boolean isOnline() {
        return runtime.isOnline();
    }

    int transactionCount() {
        return runtime.under(() -> transactions.all().size());
    }

    /** Ends the station; a transaction ends too, unless it can go on at the next start. */
    @Override
    public void close() {
        runtime.close();
    }
}
