package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.security.revocation.StatusFetcher;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StationAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-01-15T20:00:00Z");
    private static final KeyPair KEYS = KeySpec.EC_P256.generate(new SecureRandom());

    private final CertificateIssuer root = CertificateIssuer.root(
            new CertificateIssuer.Subject("CSO", "Root", NOW, NOW.plus(Duration.ofDays(4_000))),
            KeySpec.EC_P256,
            new SecureRandom());
    private final StationAuthority authority = new StationAuthority(root, "CSO", Duration.ofDays(90));

    private static SignCertificateRequest request(String serialNumber, String organisation) {
        return SignCertificateRequest.builder()
                .csr(CsrBuilder.build(CsrSubject.station(serialNumber, organisation), KEYS))
                .certificateType(CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE)
                .requestId(5)
                .build();
    }

    @Test
    void aNewRootOutlivesItsCertificatesAndTheProgram() {
        Duration validity = Duration.ofDays(90);
        StationAuthority made = StationAuthority.ofNewRoot("CSO", validity, NOW, new SecureRandom());

        X509Certificate certificate = made.issuer().certificate();
        assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(validity.multipliedBy(10)));
        assertThat(CertificateNames.organisation(certificate)).contains("CSO");
        String kept = new String(made.issuer().secretPem().characters());
        assertThat(CertificateIssuer.fromPem(kept, new SecureRandom()).certificate())
                .isEqualTo(certificate);
    }

    @Test
    void theDemoPkiHasAnAuthorityForStations() {
        DemoPki pki = DemoPki.create(DemoPki.Settings.local(NOW), new SecureRandom());

        StationAuthority demo = pki.stationAuthority(Duration.ofDays(9));

        assertThat(demo.issuer().certificate())
                .isEqualTo(pki.entry("station-sub").certificate());
        assertThat(demo.organisation()).isEqualTo(pki.organisation()).isNotEmpty();
        assertThat(pki.roots()).hasSize(4).contains(pki.entry("station-root").certificate());
    }

    @Test
    @Tag("A02.FR.09")
    void aRequestForTheSerialNumberIsSigned() {
        SignCertificateRequest request = request("SN-1", "CSO");
        CsrResult checked = authority.check(request, "SN-1");

        CertificateSignedRequest signed = authority.sign(request, (CsrResult.Accepted) checked, NOW);

        List<X509Certificate> chain =
                PemCertificates.read(signed.certificateChain()).orThrow();
        assertThat(chain).hasSize(2).last().isEqualTo(root.certificate());
        assertThat(chain.get(0).getPublicKey()).isEqualTo(KEYS.getPublic());
        assertThat(chain.get(0).getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(90)));
        assertThat(CertificateNames.commonName(chain.get(0))).contains("SN-1");
        assertThat(CertificateNames.organisation(chain.get(0))).contains("CSO");
        assertThat(signed.requestId()).isEqualTo(5);
        assertThat(signed.certificateType()).isEqualTo(CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE);
        assertThat(StationAuthority.answer(checked).status()).isEqualTo(GenericStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("A02.FR.09")
    void aRequestForAnotherNameIsRejected() {
        CsrResult otherStation = authority.check(request("SN-2", "CSO"), "SN-1");
        CsrResult otherOperator = authority.check(request("SN-1", "Another"), "SN-1");

        assertThat(otherStation).isEqualTo(new CsrResult.Refused(CsrReason.SUBJECT_COMMON_NAME));
        assertThat(otherOperator).isEqualTo(new CsrResult.Refused(CsrReason.SUBJECT_ORGANISATION));
        SignCertificateResponse answer = StationAuthority.answer(otherStation);
        assertThat(answer.status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(Objects.requireNonNull(answer.statusInfo()).reasonCode()).isEqualTo("InvalidCSR");
    }

    @Test
    void withoutSubjectOnlyTheNameDoesNotMatter() {
        CsrResult any = StationAuthority.checkWithoutSubject(request("SN-9", "Another"));

        assertThat(any).isEqualTo(new CsrResult.Accepted(KEYS.getPublic(), "Another", "SN-9"));
        assertThat(StationAuthority.checkWithoutSubject(SignCertificateRequest.of("no request")))
                .isInstanceOf(CsrResult.Refused.class);
    }

    @Test
    void certificatesThatNeverWereValidAreNotMade() {
        assertThatThrownBy(() -> new StationAuthority(root, "CSO", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFetcherThatFetchesNothingThrows() {
        StatusFetcher none = StatusFetcher.none();

        assertThatThrownBy(() -> none.ocsp(URI.create("http://localhost"), new byte[0]))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> none.crl(URI.create("http://localhost"))).isInstanceOf(IOException.class);
    }

    @Test
    void anAuthorityCanBeKeptAsText() {
        String kept = new String(root.secretPem().characters());

        CertificateIssuer again = CertificateIssuer.fromPem(kept, new SecureRandom());

        assertThat(again.certificate()).isEqualTo(root.certificate());
        assertThat(again.key()).isEqualTo(root.key());
        assertThat(root.secretPem()).asString().doesNotContain("PRIVATE");
        assertThatThrownBy(() -> CertificateIssuer.fromPem("nothing", new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CertificateIssuer.fromPem(root.pem(), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
