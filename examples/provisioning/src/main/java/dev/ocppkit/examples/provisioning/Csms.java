package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.FirmwareStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.FirmwareStatusNotificationRequest;
import dev.ocppkit.model.message.FirmwareStatusNotificationResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.model.message.SecurityEventNotificationResponse;
import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.Handshake;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.StationAuthenticator.Decision;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.password.AuthThrottle;
import dev.ocppkit.security.password.BasicAuthenticator;
import dev.ocppkit.security.password.InMemoryPasswordStore;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.tls.ClientCertificateCheck;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** A CSMS with a port for each security profile. {@link CsmsCertificates} and {@link CsmsContracts} have the rest of its messages. */
final class Csms implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    final InMemoryPasswordStore passwords = new InMemoryPasswordStore();
    final PasswordHasher hasher = new PasswordHasher();
    final BlockingQueue<Boot> boots = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> connections = new LinkedBlockingQueue<>();
    final BlockingQueue<FirmwareStatusEnum> firmware = new LinkedBlockingQueue<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<CertificateSignedStatusEnum> signed = new LinkedBlockingQueue<>();
    final CsmsCertificates certificates;

    private final DemoPki pki;
    private final Map<Integer, OcppServer> endpoints = new TreeMap<>();
    private final Map<Integer, NettyServer> ports = new TreeMap<>();
    private final Map<Integer, SSLContext> tls = new ConcurrentHashMap<>();
    private volatile int reached = 1;

    /** A BootNotification that came on the port of a security profile. */
    record Boot(int profile, String reason, String firmwareVersion) {}

    Csms(DemoPki pki, String factoryPassword, CsmsContracts contracts) {
        this.pki = pki;
        passwords.replace(new StationIdentity(ChargingStation.IDENTITY), hasher.hash(Secret.of(factoryPassword)));
        certificates = new CsmsCertificates(pki.authority("station-sub"), signed);
        serverCertificate(entry(pki.entry("csms-ec")));
        BasicAuthenticator basic = new BasicAuthenticator(
                passwords, hasher, new AuthThrottle(Clock.systemUTC(), 20, Duration.ofSeconds(1)));
        ClientCertificateCheck check = new ClientCertificateCheck(
                () -> List.of(pki.entry("station-root").certificate()),
                List.of(ChargingStation.ORGANISATION),
                identity -> Optional.of(ChargingStation.SERIAL_NUMBER)
                        .filter(serial -> identity.value().equals(ChargingStation.IDENTITY)),
                expired -> false,
                Clock.systemUTC());
        open(1, station -> isGranted(basic, station), contracts);
        open(2, station -> isGranted(basic, station), contracts);
        open(
                3,
                station -> check.verify(new StationIdentity(station.identity()), station.certificates())
                        .isAccepted(),
                contracts);
    }

    static KeyEntry entry(DemoPki.Entry entry) {
        return KeyEntry.of(entry.chain(), entry.key());
    }

    /** Shows another certificate from the next connection on. */
    void serverCertificate(KeyEntry entry) {
        tls.put(2, OcppTls.server(entry).build());
        tls.put(
                3,
                OcppTls.server(entry)
                        .clientRoots(pki.entry("station-root").pem())
                        .build());
    }

    private static boolean isGranted(BasicAuthenticator basic, Handshake station) {
        return station.password()
                .map(password -> basic.authenticate(
                        new StationIdentity(station.identity()),
                        Secret.of(password),
                        station.remote().map(InetSocketAddress::getHostString).orElse("")))
                .filter(BasicAuthenticator.Decision::isGranted)
                .isPresent();
    }

    private void open(int profile, Predicate<Handshake> check, CsmsContracts contracts) {
        OcppServer csms = OcppServer.builder()
                // Who has reached a higher profile does not come back on a lower one (A00.FR.006).
                .authenticator(station ->
                        profile >= reached && check.test(station) ? Decision.ACCEPTED : Decision.BAD_CREDENTIALS)
                .listener(new ConnectionListener() {
                    @Override
                    public void opened(OcppConnection connection) {
                        connections.add(profile);
                    }
                })
                .build();
        csms.on(BootNotificationRequest.class, (request, context) -> boot(profile, request));
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        csms.on(FirmwareStatusNotificationRequest.class, (request, context) -> {
            firmware.add(request.status());
            return FirmwareStatusNotificationResponse.of();
        });
        csms.on(SecurityEventNotificationRequest.class, (request, context) -> {
            events.add(request.type());
            return SecurityEventNotificationResponse.of();
        });
        certificates.handle(csms);
        contracts.handle(csms);
        endpoints.put(profile, csms);
        NettyServer.Builder port = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .threads(1);
        if (profile > 1) {
            // Asked for each connection, so that the certificate can be replaced.
            port.tls(() -> Objects.requireNonNull(tls.get(profile)).createSSLEngine());
        }
        ports.put(profile, port.start());
    }

    private BootNotificationResponse boot(int profile, BootNotificationRequest request) {
        // On profile 3 the endpoint has compared the serial number with that of the certificate (B01.FR.11).
        reached = Math.max(reached, profile);
        boots.add(new Boot(
                profile,
                request.reason().wireName(),
                String.valueOf(request.chargingStation().firmwareVersion())));
        return BootNotificationResponse.builder()
                .currentTime(Instant.now())
                .interval(300)
                .status(RegistrationStatusEnum.ACCEPTED)
                .build();
    }

    URI url(int profile) {
        int port = Objects.requireNonNull(ports.get(profile)).port();
        return URI.create((profile == 1 ? "ws" : "wss") + "://localhost:" + port + "/ocpp");
    }

    <R extends OcppResponse> R call(OcppRequest<R> request) throws Exception {
        return connection().call(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    OcppConnection connection() throws Transcript.StepFailed {
        return endpoints.values().stream()
                .flatMap(endpoint -> endpoint.connections().stream())
                .filter(OcppConnection::isOpen)
                .findFirst()
                .orElseThrow(() -> new Transcript.StepFailed("the station is not connected"));
    }

    /** Waits for what the station does next. */
    static <T> T next(BlockingQueue<T> queue, String what) throws Exception {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new Transcript.StepFailed(what + " did not come within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    @Override
    public void close() {
        ports.values().forEach(NettyServer::close);
    }
}
