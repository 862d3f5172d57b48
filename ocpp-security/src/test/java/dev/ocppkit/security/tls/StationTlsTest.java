package dev.ocppkit.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.testing.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StationTlsTest {
    private static final SecurityProfile TLS = SecurityProfile.of(2).orElseThrow();
    private static final SecurityProfile CERTIFICATE = SecurityProfile.of(3).orElseThrow();
    private static final TestPki PKI = new TestPki();

    private final CertificateStore store =
            new CertificateStore(CertificateStorage.inMemory(), new StorePolicy(true, 10, true), Clock.systemUTC());
    private final StationTls tls = new StationTls(store);

    /** Connects as a station with a profile to a CSMS with a certificate. */
    private void connect(SecurityProfile profile, KeyEntry csms) throws IOException {
        SSLContext server = OcppTls.server(csms)
                .clientRoots(PemCertificates.write(List.of(PKI.stationRoot.certificate())))
                .build();
        try (SSLServerSocket port = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port.setNeedClientAuth(profile == CERTIFICATE);
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(port));
            try (SSLSocket socket = (SSLSocket) tls.context(profile)
                    .getSocketFactory()
                    .createSocket(new Socket("localhost", port.getLocalPort()), "localhost", 0, true)) {
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo(1);
            }
            answered.join();
        }
    }

    private static void answer(SSLServerSocket port) {
        try (Socket socket = port.accept()) {
            socket.getOutputStream().write(1);
        } catch (IOException e) {
            // The other side has the failure too.
        }
    }

    @Test
    @Tag("M05.FR.13")
    void newRootReplacesTheOldOneWhenItHasProvedItself() throws IOException {
        CertificateIssuer newRoot =
                CertificateIssuer.root(TestPki.subject("New Root"), KeySpec.EC_P256, TestPki.RANDOM);
        X509Certificate cross = PKI.csmsRoot.issueAuthority(
                TestPki.subject("New Root"), newRoot.certificate().getPublicKey(), 1);
        store.install(CertificateUse.CSMS_ROOT, PKI.csmsRoot.pem());
        assertThat(store.install(CertificateUse.CSMS_ROOT, PemCertificates.write(List.of(cross)))
                        .isNew())
                .isTrue();
        connect(TLS, PKI.csms(KeySpec.EC_P256));
        assertThat(tls.connected(TLS)).isFalse();
        assertThat(tls.usedRoot()).isEqualTo(PKI.csmsRoot.certificate());
        assertThat(store.anchors(CertificateUse.CSMS_ROOT)).hasSize(2);
        KeyPair keys = KeySpec.EC_P256.generate(TestPki.RANDOM);
        connect(
                TLS,
                KeyEntry.of(
                        List.of(newRoot.issue(
                                CertificateProfile.CSMS,
                                TestPki.subject("localhost"),
                                keys.getPublic(),
                                List.of("localhost"))),
                        keys.getPrivate()));
        assertThat(tls.connected(TLS)).isTrue();
        assertThat(tls.usedRoot()).isEqualTo(cross);
        assertThat(store.anchors(CertificateUse.CSMS_ROOT)).containsExactly(cross);
    }

    @Test
    @Tag("A05.FR.09")
    void profile3NeedsACertificateAndShowsIt() throws IOException {
        store.install(CertificateUse.CSMS_ROOT, PKI.csmsRoot.pem());
        assertThat(tls.hasCertificate()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> tls.context(CERTIFICATE));
        tls.use(PKI.station("SN-1"));
        assertThat(tls.hasCertificate()).isTrue();
        connect(CERTIFICATE, PKI.csms(KeySpec.EC_P256));
    }

    @Test
    void profile1HasNoTls() {
        SecurityProfile basic = SecurityProfile.of(1).orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> tls.context(basic));
        assertThat(tls.connected(basic)).isFalse();
        assertThat(tls.usedRoot()).isNull();
    }
}
