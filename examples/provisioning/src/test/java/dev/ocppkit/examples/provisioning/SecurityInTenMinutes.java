package dev.ocppkit.examples.provisioning;

import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.StationAuthenticator.Decision;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.rpc.transport.netty.NettyServer;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.password.AuthThrottle;
import dev.ocppkit.security.password.BasicAuthenticator;
import dev.ocppkit.security.password.PasswordHasher;
import dev.ocppkit.security.password.PasswordStore;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.FileCertificateStorage;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.tls.ClientCertificateCheck;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** What the README shows about security; it cannot show what does not compile, and the test runs it. */
final class SecurityInTenMinutes {
    private SecurityInTenMinutes() {}

    static NettyServer passwords(
            String chainPem, String keyPem, String rsaChainPem, String rsaKeyPem, PasswordStore store) {
        InetSocketAddress address = new InetSocketAddress("localhost", 0);
        // tag::profile2[]
        SSLContext tls = OcppTls.server(chainPem, keyPem, null)
                .add(KeyEntry.ofPem(
                        rsaChainPem, rsaKeyPem, null)) // a second kind of key, for all required cipher suites
                .build();
        var throttle = new AuthThrottle(Clock.systemUTC(), 10, Duration.ofSeconds(5));
        var passwords = new BasicAuthenticator(store, new PasswordHasher(), throttle);
        OcppServer csms = OcppServer.builder()
                .authenticator(station -> station.password()
                                .map(password -> passwords.authenticate(
                                        new StationIdentity(station.identity()),
                                        Secret.of(password),
                                        station.remote().orElseThrow().getHostString()))
                                .filter(BasicAuthenticator.Decision::isGranted)
                                .isPresent()
                        ? Decision.ACCEPTED
                        : Decision.BAD_CREDENTIALS)
                .build();
        NettyServer server = NettyServer.builder(csms).address(address).tls(tls).start();
        // end::profile2[]
        return server;
    }

    static NettyServer certificates(
            String chainPem,
            String keyPem,
            String stationRootPem,
            Supplier<List<X509Certificate>> stationRoots,
            Function<StationIdentity, Optional<String>> serialNumberOf) {
        InetSocketAddress address = new InetSocketAddress("localhost", 0);
        // tag::profile3[]
        SSLContext tls = OcppTls.server(chainPem, keyPem, null)
                .clientRoots(stationRootPem)
                .build();
        var certificates = new ClientCertificateCheck(
                stationRoots, List.of("Demo CSO"), serialNumberOf, expired -> false, Clock.systemUTC());
        OcppServer csms = OcppServer.builder()
                .authenticator(station -> certificates
                                .verify(new StationIdentity(station.identity()), station.certificates())
                                .isAccepted()
                        ? Decision.ACCEPTED
                        : Decision.BAD_CREDENTIALS)
                .build();
        NettyServer server = NettyServer.builder(csms).address(address).tls(tls).start();
        // end::profile3[]
        return server;
    }

    static OcppClient station(Path path, URI url, String chainPem, String keyPem, String csmsRootPem) {
        AtomicReference<X509Certificate> usedRoot = new AtomicReference<>();
        // tag::station[]
        var store = new CertificateStore(new FileCertificateStorage(path), StorePolicy.DEFAULT, Clock.systemUTC());
        store.install(CertificateUse.CSMS_ROOT, csmsRootPem); // later the CSMS does this with InstallCertificate
        SSLContext tls = OcppTls.client(() -> store.anchors(CertificateUse.CSMS_ROOT))
                .certificate(chainPem, keyPem, null) // profile 3
                .onTrusted(usedRoot::set) // tell store.connected(root) when the connection is open
                .build();
        OcppClient station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(url)
                .transport(JdkWebSocketTransport.withTls(tls))
                .build();
        // end::station[]
        return station;
    }
}
