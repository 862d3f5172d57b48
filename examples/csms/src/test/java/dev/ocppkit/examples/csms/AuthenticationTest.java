package dev.ocppkit.examples.csms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.CertificateSignedResponse;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.security.pki.CsrBuilder;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.tls.KeyEntry;
import dev.ocppkit.security.tls.OcppTls;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security profiles 1 to 3. */
class AuthenticationTest {
    private static final String PASSWORD = "0123456789abcdef";

    @TempDir
    private static Path folder;

    private static DemoPki pki;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pki = DemoPki.create(DemoPki.Settings.local(Instant.now()), new SecureRandom());
        pki.write(folder);
    }

    private static boolean connects(TestCsms csms, String identity, boolean withCertificate, String password) {
        return connects(csms, identity, password == null || withCertificate, withCertificate, password);
    }

    private static boolean connects(
            TestCsms csms, String identity, boolean usesTls, boolean withCertificate, String password) {
        OcppTls.ClientBuilder tls = OcppTls.client(pki.entry("csms-root").pem());
        if (withCertificate) {
            DemoPki.Entry own = pki.entry("station");
            tls = tls.certificate(KeyEntry.of(own.chain(), own.key()));
        }
        var station = OcppClient.builder()
                .identity(identity)
                .endpoint(URI.create((usesTls ? "wss" : "ws") + "://localhost:" + csms.csms.port() + "/ocpp"))
                .transport(usesTls ? JdkWebSocketTransport.withTls(tls.build()) : JdkWebSocketTransport.create());
        OcppClient client = (password == null ? station : station.basicAuth(password)).build();
        try {
            TestCsms.connected(client);
            return true;
        } catch (java.util.concurrent.CompletionException e) {
            return false;
        } finally {
            client.close();
        }
    }

    @Test
    void stationsConnectBelowOnePath() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "none")) {
            OcppClient station = OcppClient.builder()
                    .identity("CS-1")
                    .endpoint(URI.create("ws://localhost:" + csms.csms.port() + "/other"))
                    .transport(JdkWebSocketTransport.create())
                    .build();
            assertThatThrownBy(() -> TestCsms.connected(station)).hasMessageContaining("404");
            station.close();
        }
    }

    @Test
    void profileOneWantsThePassword() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "basic:" + PASSWORD)) {
            assertThat(connects(csms, "CS-1", false, PASSWORD)).isTrue();
            assertThat(connects(csms, "CS-1", false, "another-password-1")).isFalse();
        }
    }

    @Test
    void profileTwoWantsThePasswordOverTls() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "tls:" + folder, "basic:" + PASSWORD)) {
            assertThat(connects(csms, "CS-1", true, false, PASSWORD)).isTrue();
            assertThat(connects(csms, "CS-1", true, false, "another-password-1"))
                    .isFalse();
            assertThat(connects(csms, "CS-1", true, false, null)).isFalse();
            assertThat(connects(csms, "CS-1", false, false, PASSWORD)).isFalse();
        }
    }

    @Test
    void profileThreeWantsACertificateThatOneStationHas() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "tls:" + folder)) {
            assertThat(connects(csms, "CS-1", false, null)).isFalse();
            assertThat(connects(csms, "CS-1", true, null)).isTrue();
            assertThat(connects(csms, "CS-1", true, null)).isTrue();
            assertThat(connects(csms, "CS-2", true, null)).isFalse();
        }
    }

    @Test
    void badArgumentsAreTold() {
        for (String bad : List.of("basic:", "tls:", "open", "tls:" + folder.resolve("none"))) {
            assertThatThrownBy(() -> Authentication.parse(List.of(bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRequestForACertificateIsAnsweredWithOne() throws Exception {
        try (TestCsms csms = new TestCsms("mem", "none")) {
            OcppClient station = csms.station("CS-1", dev.ocppkit.model.OcppVersion.V2_1);
            CompletableFuture<CertificateSignedRequest> signed = new CompletableFuture<>();
            station.on(CertificateSignedRequest.class, (request, context) -> {
                signed.complete(request);
                return CertificateSignedResponse.of(CertificateSignedStatusEnum.ACCEPTED);
            });
            TestCsms.connected(station);
            String csr = CsrBuilder.build(
                    CsrSubject.station("SN-77", "Some CSO"), KeySpec.EC_P256.generate(new SecureRandom()));

            var answer = station.call(SignCertificateRequest.of(csr)).join();

            assertThat(answer.status()).isEqualTo(GenericStatusEnum.ACCEPTED);
            String chain = signed.get(10, TimeUnit.SECONDS).certificateChain();
            assertThat(PemCertificates.read(chain).orThrow()).hasSize(2);
            station.close();
        }
    }
}
