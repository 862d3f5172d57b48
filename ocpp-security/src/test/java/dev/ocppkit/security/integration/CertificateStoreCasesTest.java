package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateStatusRequestInfo;
import dev.ocppkit.model.datatype.OCSPRequestData;
import dev.ocppkit.model.enumeration.CertificateStatusEnum;
import dev.ocppkit.model.enumeration.CertificateStatusSourceEnum;
import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.GetCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.revocation.CertificateStatusService;
import dev.ocppkit.security.revocation.ChainStatusCache;
import dev.ocppkit.security.revocation.ChainStatusService;
import dev.ocppkit.security.revocation.IssuerDirectory;
import dev.ocppkit.security.revocation.OcspCache;
import dev.ocppkit.security.revocation.OcspRequests;
import dev.ocppkit.security.revocation.OcspResult;
import dev.ocppkit.security.revocation.StatusFetcher;
import dev.ocppkit.security.store.CertificateStorage;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.InstallResult;
import dev.ocppkit.security.store.StorePolicy;
import dev.ocppkit.security.testing.Vectors;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The certification cases of OCPP 2.0.1 about installed certificates and their status (M03 to M06), by their ids. */
class CertificateStoreCasesTest {
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final X509Certificate SUB2 = Vectors.certificate("pki/sub2.pem");
    private static final X509Certificate LEAF = Vectors.certificate("pki/leaf.pem");

    private static CertificateStore store() {
        return new CertificateStore(CertificateStorage.inMemory(), StorePolicy.DEFAULT, CLOCK);
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateUse.class,
            names = {"STATION", "V2G_CHAIN"},
            mode = EnumSource.Mode.EXCLUDE)
    @Tag("TC_M_01_CS")
    @Tag("TC_M_02_CS")
    @Tag("TC_M_03_CS")
    @Tag("TC_M_04_CS")
    @Tag("TC_M_12_CS")
    @Tag("TC_M_13_CS")
    @Tag("TC_M_14_CS")
    @Tag("TC_M_16_CS")
    @Tag("TC_M_18_CS")
    @Tag("TC_M_20_CS")
    void rootsAreInstalledListedAndDeleted(CertificateUse use) {
        CertificateStore store = store();
        X509Certificate root = Vectors.certificate("pki/root.pem");
        assertThat(store.install(use, Vectors.text("pki/root.pem")).reason()).isEqualTo(InstallResult.Reason.INSTALLED);
        assertThat(store.list(List.of(), HashAlgorithmEnum.SHA256))
                .singleElement()
                .satisfies(listed -> assertThat(CertificateHashes.matches(listed.certificateHashData(), root, root))
                        .isTrue());
        CertificateHashData hash =
                CertificateHashes.of(root, root, HashAlgorithmEnum.SHA384).orElseThrow();
        assertThat(store.delete(hash, null).status()).isEqualTo(DeleteCertificateStatusEnum.ACCEPTED);
        assertThat(store.size()).isZero();
    }

    @Test
    @Tag("TC_M_07_CS")
    @Tag("TC_M_19_CS")
    @Tag("TC_M_22_CS")
    void expiredRootIsRejectedAndNothingIsFound() {
        CertificateStore store = store();
        assertThat(store.install(CertificateUse.CSMS_ROOT, Vectors.text("rootswap/root_expired.pem"))
                        .reason())
                .isEqualTo(InstallResult.Reason.NOT_VALID_NOW);
        assertThat(store.list(List.of(GetCertificateIdUseEnum.MO_ROOT_CERTIFICATE), HashAlgorithmEnum.SHA256))
                .isEmpty();
        CertificateHashData unknown =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        assertThat(store.delete(unknown, null).status()).isEqualTo(DeleteCertificateStatusEnum.NOT_FOUND);
    }

    private static StatusFetcher answering(String ocsp, String crl) {
        return new StatusFetcher() {
            @Override
            public byte[] ocsp(URI responder, byte[] request) throws IOException {
                if (!responder.getHost().equals("good.example")) {
                    throw new IOException("unreachable");
                }
                return Vectors.bytes(ocsp);
            }

            @Override
            public byte[] crl(URI location) throws IOException {
                if (!location.getHost().equals("good.example")) {
                    throw new IOException("unreachable");
                }
                return Vectors.bytes(crl);
            }
        };
    }

    private static OCSPRequestData requestData(String url) {
        CertificateHashData hash =
                CertificateHashes.of(LEAF, SUB2, HashAlgorithmEnum.SHA256).orElseThrow();
        return OcspRequests.dataFor(hash, url);
    }

    @Test
    @Tag("TC_M_24_CSMS")
    @Tag("TC_M_25_CS")
    @Tag("M06.FR.03")
    void statusIsFetchedOrFailed() {
        IssuerDirectory issuers = IssuerDirectory.of(List.of(SUB2));
        CertificateStatusService service = new CertificateStatusService(answering("ocsp/good.der", ""), issuers, CLOCK);
        assertThat(service.answer(requestData("http://good.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.ACCEPTED);
        assertThat(service.answer(requestData("http://bad.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
        assertThat(service.answer(requestData("file:///etc/passwd")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
        CertificateStatusService tampered =
                new CertificateStatusService(answering("ocsp/tampered.der", ""), issuers, CLOCK);
        assertThat(tampered.answer(requestData("http://good.example/")).status())
                .isEqualTo(GetCertificateStatusEnum.FAILED);
    }

    @Test
    @Tag("TC_M_24_CS")
    @Tag("M06.FR.10")
    void responseIsKeptForAWeekAtMost() {
        OcspCache cache = new OcspCache(CLOCK);
        CertificateHashData hash = OcspRequests.hashData(requestData(""));
        assertThat(cache.isDue(hash)).isTrue();
        assertThat(cache.put(hash, SUB2, Vectors.bytes("ocsp/good.der"))).isInstanceOf(OcspResult.Good.class);
        assertThat(cache.get(hash)).isPresent();
        assertThat(cache.isDue(hash)).isFalse();
        OcspCache uncached = new OcspCache(CLOCK);
        uncached.put(hash, SUB2, Vectors.bytes("ocsp/nonextupdate.der"));
        assertThat(uncached.get(hash)).isEmpty();
    }

    @Test
    @Tag("M07.FR.06")
    @Tag("M07.FR.08")
    void statusesOfAChainComeInTheirOrderFromTheFirstAddressThatAnswers() {
        Clock june = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
        ChainStatusService service = new ChainStatusService(
                answering("ocsp/garbage.der", "crl/sub2_current.crl"),
                IssuerDirectory.of(List.of(SUB2)),
                Duration.ofHours(1),
                june);
        X509Certificate revoked = Vectors.certificate("chain/leaf_revoked.pem");
        List<CertificateStatusRequestInfo> wanted = List.of(
                info(LEAF, CertificateStatusSourceEnum.CRL, "http://bad.example/", "http://good.example/"),
                info(revoked, CertificateStatusSourceEnum.CRL, "http://good.example/"),
                info(LEAF, CertificateStatusSourceEnum.OCSP, "http://good.example/"));
        var statuses = service.answer(wanted).certificateStatus();
        assertThat(statuses)
                .extracting(one -> one.status())
                .containsExactly(
                        CertificateStatusEnum.GOOD, CertificateStatusEnum.REVOKED, CertificateStatusEnum.FAILED);
        assertThat(statuses.get(2).nextUpdate()).isEqualTo(june.instant().plus(Duration.ofHours(1)));
        assertThat(statuses.get(0).nextUpdate())
                .isBeforeOrEqualTo(june.instant().plus(Duration.ofDays(7)));
        ChainStatusCache cache = new ChainStatusCache(june);
        cache.put(statuses.subList(1, 3));
        assertThat(cache.missing(wanted)).containsExactly(wanted.get(0), wanted.get(2));
    }

    private static CertificateStatusRequestInfo info(
            X509Certificate certificate, CertificateStatusSourceEnum source, String... urls) {
        return CertificateStatusRequestInfo.builder()
                .certificateHashData(CertificateHashes.of(certificate, SUB2, HashAlgorithmEnum.SHA256)
                        .orElseThrow())
                .source(source)
                .urls(List.of(urls))
                .build();
    }
}
