package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.SecurityEvent;
import dev.ocppkit.rpc.station.StationListener;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.security.ProfilePolicy;
import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.tls.StationTls;
import dev.ocppkit.security.tls.TlsFailure;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A charging station as far as provisioning goes: what it keeps, and how it connects. What it does with messages is in {@link
 * StationNetwork}, {@link StationCertificates} and {@link StationFirmware}.
 */
final class ChargingStation implements AutoCloseable {
    static final String IDENTITY = "CS-1";
    static final String SERIAL_NUMBER = "SN-0001";
    static final String ORGANISATION = "Demo CSO";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * A new root of the CSMS must be signed by the old one, which stays until the new one has proved itself. A real station keeps this on
     * disk (FileCertificateStorage), like the password and the slots below.
     */
    final CertificateStore certificates =
            new CertificateStore(CertificateStorage.inMemory(), new StorePolicy(true, 20, true), Clock.systemUTC());

    final StationTls tls = new StationTls(certificates);
    final StationSettings settings = new StationSettings()
            .retryBackOffWaitMinimum(Duration.ofMillis(100))
            .retryBackOffRandomRange(Duration.ofMillis(50))
            .retryBackOffRepeatTimes(3);
    final Map<Integer, NetworkConnectionProfile> slots = new ConcurrentHashMap<>();
    final Transcript transcript;

    private final StationNetwork network = new StationNetwork(this);
    private final StationCertificates certificateHandlers;
    private final StationFirmware firmware;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "station"));
    /** The slots of connections that were made and have changed what they can. */
    final BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();

    /** Why attempts to connect have failed. */
    final BlockingQueue<TlsFailure> refusals = new LinkedBlockingQueue<>();

    volatile String firmwareVersion = "1.0";
    volatile SecurityProfile profile = SecurityProfile.of(1).orElseThrow();
    private volatile @Nullable OcppStation endpoint;
    private volatile CompletableFuture<Void> online = new CompletableFuture<>();

    /** As it leaves the factory: with what it connects with at first, and who may sign its certificate and has its firmware. */
    ChargingStation(
            URI csms,
            String password,
            X509Certificate certificateAuthority,
            String firmwareHost,
            Transcript transcript) {
        this.transcript = transcript;
        certificateHandlers = new StationCertificates(this, certificateAuthority);
        firmware = new StationFirmware(this, firmwareHost);
        slots.put(1, profile(csms, 1));
        settings.networkConfigurationPriority(List.of(1)).basicAuthPassword(password);
    }

    static NetworkConnectionProfile profile(URI csms, int securityProfile) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl(csms.toString())
                .securityProfile(securityProfile)
                .build();
    }

    void start(BootReasonEnum reason) {
        CompletableFuture<Void> nowOnline = new CompletableFuture<>();
        online = nowOnline;
        OcppStation station = OcppStation.builder()
                .identity(IDENTITY)
                .profiles(slot -> Optional.ofNullable(slots.get(slot)))
                .transports(this::transport)
                .variables(settings)
                .bootNotification(() -> dev.ocppkit.model.datatype.ChargingStation.builder()
                        .model("Demo 22")
                        .vendorName("Example")
                        .serialNumber(SERIAL_NUMBER)
                        .firmwareVersion(firmwareVersion)
                        .build())
                .bootReason(reason)
                .stationListener(new StationListener() {
                    @Override
                    public void connected(NetworkSlot slot, OcppVersion version, Duration offlineFor) {
                        proved(slot);
                    }

                    @Override
                    public void connectFailed(NetworkSlot slot, RpcException cause) {
                        refusals.add(TlsFailure.of(cause));
                    }

                    @Override
                    public void online(Duration offlineFor) {
                        nowOnline.complete(null);
                    }
                })
                .build();
        network.handle(station);
        certificateHandlers.handle(station);
        firmware.handle(station);
        endpoint = station;
        station.start();
    }

    /** Asked before each attempt to connect, so that what was installed meanwhile counts. */
    private Transport transport(NetworkSlot slot) {
        SecurityProfile wanted = securityProfile(slot);
        return wanted.usesTls() ? JdkWebSocketTransport.withTls(tls.context(wanted)) : JdkWebSocketTransport.create();
    }

    private static SecurityProfile securityProfile(NetworkSlot slot) {
        return SecurityProfile.of(slot.profile().securityProfile()).orElseThrow();
    }

    /** A connection is open: what it was made with has proved itself, and what is weaker goes (A05.FR.06, M05.FR.13). */
    private void proved(NetworkSlot slot) {
        profile = securityProfile(slot);
        List<Integer> weaker = ProfilePolicy.slotsBelow(profile, slots);
        if (!weaker.isEmpty()) {
            List<Integer> priority = new ArrayList<>(settings.networkConfigurationPriority());
            priority.removeAll(weaker);
            settings.networkConfigurationPriority(priority);
            weaker.forEach(slots::remove);
            transcript.station("connected with profile " + profile.number() + "; removes slots " + weaker);
        }
        if (tls.connected(profile)) {
            transcript.station("the new root has proved itself; removes the old one");
        }
        settled.add(slot.slot());
    }

    /** Runs something after an answer, away from the threads of the endpoint. */
    void later(Transcript.Body task) {
        worker.execute(() -> {
            try {
                task.run();
            } catch (Exception e) {
                transcript.station("gives up after " + e.getClass().getSimpleName());
            }
        });
    }

    void restart(BootReasonEnum reason) {
        endpoint().stop(Duration.ofSeconds(5)).join();
        start(reason);
    }

    /** Closes the connection; the endpoint makes another one. */
    void reconnect() {
        endpoint().connection().ifPresent(connection -> connection.close(1000, "new credentials"));
    }

    /** Calls the CSMS as soon as it has accepted the station. */
    <R extends OcppResponse> R callWhenOnline(OcppRequest<R> request) {
        online.copy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return endpoint().call(request).join();
    }

    OcppStation endpoint() {
        return Objects.requireNonNull(endpoint, "not started");
    }

    /** The event goes to the CSMS if it is critical; a real station also writes it into its security log. */
    void raise(SecurityEventType type, String techInfo) {
        transcript.station("security event " + type.wireName());
        endpoint().raise(new SecurityEvent(type.wireName(), Instant.now(), techInfo));
    }

    @Override
    public void close() {
        OcppStation station = endpoint;
        if (station != null) {
            station.stop(Duration.ofSeconds(5)).join();
        }
        worker.shutdown();
    }
}
