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
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.FileCertificateStorage;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import dev.ocppkit.security.tls.TlsFailure;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

    /** Kept on disk by a real station, like the password and the slots below. */
    final CertificateStore certificates;

    final StationSettings settings = new StationSettings()
            .retryBackOffWaitMinimum(Duration.ofMillis(100))
            .retryBackOffRandomRange(Duration.ofMillis(50))
            .retryBackOffRepeatTimes(3);
    final Map<Integer, NetworkConnectionProfile> slots = new ConcurrentHashMap<>();
    final Transcript transcript;
    final Path folder;

    private final StationNetwork network = new StationNetwork(this);
    private final StationCertificates certificateHandlers;
    private final StationFirmware firmware;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "station"));
    /** The slots of connections that were made and have changed what they can. */
    final BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();

    private final BlockingQueue<TlsFailure> refusals = new LinkedBlockingQueue<>();
    private volatile String firmwareVersion = "1.0";
    private volatile SecurityProfile profile = SecurityProfile.of(1).orElseThrow();
    private volatile @Nullable KeyEntry certificate;
    private volatile @Nullable X509Certificate usedRoot;
    private volatile @Nullable OcppStation endpoint;
    private volatile CompletableFuture<Void> online = new CompletableFuture<>();

    ChargingStation(Path folder, Factory factory, Transcript transcript) {
        this.folder = folder;
        this.transcript = transcript;
        certificateHandlers = new StationCertificates(this, factory.certificateAuthority());
        firmware = new StationFirmware(this, factory.firmwareHost());
        // A new root of the CSMS must be signed by the old one, which stays until the new one has proved itself.
        certificates = new CertificateStore(
                new FileCertificateStorage(folder.resolve("certificates")),
                new StorePolicy(true, 20, true),
                Clock.systemUTC());
        slots.put(1, profile(factory.csms(), 1));
        settings.networkConfigurationPriority(List.of(1)).basicAuthPassword(factory.password());
    }

    /**
     * What the operator has ordered from the factory.
     *
     * @param csms where the station connects at first
     * @param password for the first connections
     * @param certificateAuthority the root that the station's own certificate will be under
     * @param firmwareHost where firmware may be fetched from
     */
    record Factory(URI csms, String password, X509Certificate certificateAuthority, String firmwareHost) {
        /** Leaves out the password. */
        @Override
        public String toString() {
            return "Factory[" + csms + "]";
        }
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
        int number = slot.profile().securityProfile();
        if (number == 1) {
            return JdkWebSocketTransport.create();
        }
        OcppTls.ClientBuilder tls = OcppTls.client(() -> certificates.anchors(CertificateUse.CSMS_ROOT))
                .onTrusted(root -> usedRoot = root);
        KeyEntry own = certificate;
        if (number == 3 && own != null) {
            tls.certificate(own);
        }
        return JdkWebSocketTransport.withTls(tls.build());
    }

    /** A connection is open: what it was made with has proved itself, and what is weaker goes (A05.FR.06, M05.FR.13). */
    private void proved(NetworkSlot slot) {
        profile = SecurityProfile.of(slot.profile().securityProfile()).orElseThrow();
        Map<Integer, SecurityProfile> profiles = slots.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> SecurityProfile.of(entry.getValue().securityProfile())
                                .orElseThrow()));
        List<Integer> weaker = ProfilePolicy.slotsToRemove(profile, profiles);
        if (!weaker.isEmpty()) {
            List<Integer> priority = new ArrayList<>(settings.networkConfigurationPriority());
            priority.removeAll(weaker);
            settings.networkConfigurationPriority(priority);
            weaker.forEach(slots::remove);
            transcript.station("connected with profile " + profile.number() + "; removes slots " + weaker);
        }
        X509Certificate root = usedRoot;
        if (profile.usesTls() && root != null && certificates.connected(root)) {
            transcript.station("the new root has proved itself; removes the old one");
        }
        settled.add(slot.slot());
    }

    /** Runs something after an answer, away from the threads of the endpoint. */
    void later(Runnable task) {
        worker.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
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

    void forgetRefusals() {
        refusals.clear();
    }

    /** Waits until an attempt to connect has failed. */
    TlsFailure awaitRefusal() throws InterruptedException {
        return refusals.take();
    }

    /** Calls the CSMS as soon as it has accepted the station. */
    <R extends OcppResponse> R callWhenOnline(OcppRequest<R> request) {
        online.copy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return endpoint().call(request).join();
    }

    OcppStation endpoint() {
        OcppStation station = endpoint;
        if (station == null) {
            throw new IllegalStateException("not started");
        }
        return station;
    }

    /** The event goes to the CSMS if it is critical; a real station also writes it into its security log. */
    void raise(SecurityEventType type, String techInfo) {
        transcript.station("security event " + type.wireName());
        endpoint().raise(new SecurityEvent(type.wireName(), Instant.now(), techInfo));
    }

    SecurityProfile profile() {
        return profile;
    }

    boolean hasCertificate() {
        return certificate != null;
    }

    void certificate(KeyEntry own) {
        certificate = own;
    }

    void firmwareVersion(String version) {
        firmwareVersion = version;
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
