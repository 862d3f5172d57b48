package dev.ocppkit.security.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.GetCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.message.GetCertificateStatusResponse;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.RevocationChecker;
import dev.ocppkit.security.testing.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An own responder, judged by the same code as those of others. */
class OcspResponderTest {
    private static final String URL = "http://ocsp.example.org/";

    private static DemoPki pki;

    private final MovableClock clock = new MovableClock();
    private final CertificateIssuer authority = pki.authority("mo-root");
    private final X509Certificate contract = pki.entry("contract").certificate();
    private final CertificateHashData hashes = hashes(HashAlgorithmEnum.SHA256);
    private final OcspResponder responder = new OcspResponder(authority, Duration.ofHours(1), clock);

    @BeforeAll
    static void create() {
        pki = DemoPki.create(DemoPki.Settings.local(new MovableClock().instant()), new SecureRandom());
    }

    private CertificateHashData hashes(HashAlgorithmEnum algorithm) {
        return CertificateHashes.of(contract, authority.certificate(), algorithm)
                .orElseThrow();
    }

    private OcspResult ask(CertificateHashData certificate, byte[] nonce) {
        byte[] answer = responder.answer(OcspRequests.build(certificate, nonce).orElseThrow());
        return OcspResponses.verify(answer, certificate, authority.certificate(), clock.instant(), nonce);
    }

    @Test
    void certificateIsGoodUntilItIsRevoked() {
        assertThat(ask(hashes, null))
                .isEqualTo(new OcspResult.Good(clock.instant(), clock.instant().plus(Duration.ofHours(1))));
        responder.revoke(contract);
        clock.advance(Duration.ofMinutes(1));
        assertThat(ask(hashes, null)).isInstanceOfSatisfying(OcspResult.Revoked.class, revoked -> {
            assertThat(revoked.since()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
            assertThat(revoked.reasonCode()).isEqualTo(-1);
        });
        assertThat(ask(hashes(HashAlgorithmEnum.SHA512), null)).isInstanceOf(OcspResult.Revoked.class);
    }

    @Test
    void nonceIsRepeated() {
        assertThat(ask(hashes, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})).isInstanceOf(OcspResult.Good.class);
    }

    @Test
    void answerIsStaleWhenItsTimeIsOver() {
        byte[] answer = responder.answer(OcspRequests.build(hashes, null).orElseThrow());
        clock.advance(Duration.ofDays(1));
        assertThat(OcspResponses.verify(answer, hashes, authority.certificate(), clock.instant(), null))
                .isEqualTo(new OcspResult.Invalid(OcspReason.STALE));
    }

    @Test
    void certificatesOfOthersAreUnknown() {
        CertificateHashData other = CertificateHashes.of(
                        pki.entry("secc").certificate(), pki.entry("v2g-root").certificate(), HashAlgorithmEnum.SHA256)
                .orElseThrow();
        byte[] answer = responder.answer(OcspRequests.build(other, null).orElseThrow());
        assertThat(OcspResponses.isWellFormed(answer)).isTrue();
        assertThat(OcspResponses.verify(answer, other, pki.entry("v2g-root").certificate(), clock.instant(), null))
                .isNotInstanceOf(OcspResult.Good.class);
    }

    @Test
    void whatIsNoRequestIsAnsweredWithAnError() {
        for (byte[] request : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[100_000])) {
            assertThat(OcspResponses.verify(
                            responder.answer(request), hashes, authority.certificate(), clock.instant(), null))
                    .isEqualTo(new OcspResult.Invalid(OcspReason.RESPONDER_ERROR));
        }
    }

    @Test
    void validityMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OcspResponder(authority, Duration.ZERO, clock));
    }

    private CertificateStatusService service(List<X509Certificate> authorities) {
        StatusFetcher fetcher = new StatusFetcher() {
            @Override
            public byte[] ocsp(URI address, byte[] request) throws IOException {
                if (!address.toString().equals(URL)) {
                    throw new IOException("no answer");
                }
                return responder.answer(request);
            }

            @Override
            public byte[] crl(URI location) throws IOException {
                throw new IOException("no list");
            }
        };
        return new CertificateStatusService(fetcher, IssuerDirectory.of(authorities), clock);
    }

    @Test
    @Tag("C07.FR.05")
    void serviceTellsTheStatusOfACertificate() {
        CertificateStatusService service = service(List.of(authority.certificate()));
        OCSPRequestData data = OcspRequests.dataFor(hashes, URL);
        assertThat(service.status(data)).isEqualTo(RevocationChecker.Status.GOOD);
        assertThat(service.status(OcspRequests.dataFor(hashes, "http://elsewhere.example/")))
                .isEqualTo(RevocationChecker.Status.UNKNOWN);
        assertThat(service(List.of()).status(data)).isEqualTo(RevocationChecker.Status.UNKNOWN);
        responder.revoke(contract);
        assertThat(service.status(data)).isEqualTo(RevocationChecker.Status.REVOKED);
    }

    @Test
    @Tag("M06.FR.10")
    void stationKeepsTheAnswerOfItsCsms() {
        OcspCache cache = new OcspCache(clock);
        CertificateStatusService service = service(List.of(authority.certificate()));
        GetCertificateStatusResponse failed = service.answer(OcspRequests.dataFor(hashes, "http://elsewhere.example/"));
        assertThat(failed.status()).isEqualTo(GetCertificateStatusEnum.FAILED);
        assertThat(cache.put(hashes, authority.certificate(), failed)).isInstanceOf(OcspResult.Invalid.class);
        assertThat(cache.get(hashes)).isEmpty();
        GetCertificateStatusResponse garbled = GetCertificateStatusResponse.builder()
                .status(GetCertificateStatusEnum.ACCEPTED)
                .ocspResult("no base64!")
                .build();
        assertThat(cache.put(hashes, authority.certificate(), garbled)).isInstanceOf(OcspResult.Invalid.class);
        GetCertificateStatusResponse good = service.answer(OcspRequests.dataFor(hashes, URL));
        assertThat(cache.put(hashes, authority.certificate(), good)).isInstanceOf(OcspResult.Good.class);
        assertThat(cache.get(hashes)).isPresent();
    }
}
