package dev.ocppkit.security.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CertificateHashData;
import dev.ocppkit.model.datatype.CertificateHashDataChain;
import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.GetInstalledCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.enumeration.InstallCertificateStatusEnum;
import dev.ocppkit.model.enumeration.InstallCertificateUseEnum;
import dev.ocppkit.model.message.DeleteCertificateResponse;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.GetInstalledCertificateIdsResponse;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.InstallCertificateResponse;
import dev.ocppkit.security.pki.CertificateHashes;
import dev.ocppkit.security.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
    private static final X509Certificate ROOT = Vectors.certificate("pki/root.pem");
    private static final X509Certificate NEW_ROOT = Vectors.certificate("rootswap/newroot_cross.pem");

    @TempDir
    private Path folder;

    private CertificateStore open(boolean check) {
        return new CertificateStore(
                new FileCertificateStorage(folder.resolve("certificates")), new StorePolicy(check, 10, true), CLOCK);
    }

    private CertificateStore onTrial() {
        CertificateStore store = open(true);
        store.install(CertificateUse.CSMS_ROOT, Vectors.text("pki/root.pem"));
        store.install(CertificateUse.CSMS_ROOT, Vectors.text("rootswap/newroot_cross.pem"));
        return store;
    }

    @Test
    @Tag("M05.FR.10")
    void newRootIsOnTrialWithTheOldOneAsFallbackAcrossARestart() {
        assertThat(onTrial().anchors(CertificateUse.CSMS_ROOT)).containsExactly(NEW_ROOT, ROOT);
        CertificateStore restarted = open(true);
        assertThat(restarted.isChangePending()).isTrue();
        assertThat(restarted.anchors(CertificateUse.CSMS_ROOT)).containsExactly(NEW_ROOT, ROOT);
        assertThat(restarted
                        .install(CertificateUse.CSMS_ROOT, Vectors.text("rootswap/newroot_self.pem"))
                        .reason())
                .isEqualTo(InstallResult.Reason.CHANGE_PENDING);
    }

    @Test
    @Tag("M05.FR.13")
    void firstConnectionWithTheNewRootRemovesTheOldOne() {
        CertificateStore store = onTrial();
        assertThat(store.connected(NEW_ROOT)).isTrue();
        assertThat(open(true).anchors(CertificateUse.CSMS_ROOT)).containsExactly(NEW_ROOT);
        assertThat(store.list(List.of(), HashAlgorithmEnum.SHA256)).hasSize(1);
    }

    @Test
    @Tag("M05.FR.14")
    void connectionWithTheOldRootKeepsBoth() {
        CertificateStore store = onTrial();
        assertThat(store.connected(ROOT)).isFalse();
        assertThat(store.anchors(CertificateUse.CSMS_ROOT)).containsExactly(NEW_ROOT, ROOT);
    }

    @Test
    @Tag("M03.FR.02")
    void chainIsListedWithItsSubordinatesAndWithoutRoot() {
        CertificateStore store = open(false);
        store.install(CertificateUse.V2G_ROOT, Vectors.text("pki/root.pem"));
        store.installChain(CertificateUse.V2G_CHAIN, Vectors.certificates("chain/c01_valid.pem"));
        List<CertificateHashDataChain> listed =
                store.list(List.of(GetCertificateIdUseEnum.V2G_CERTIFICATE_CHAIN), HashAlgorithmEnum.SHA256);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).childCertificateHashData()).hasSize(2);
        assertThat(store.list(List.of(GetCertificateIdUseEnum.OEM_ROOT_CERTIFICATE), HashAlgorithmEnum.SHA256))
                .isEmpty();
        assertThat(store.size()).isEqualTo(4);
    }

    @Test
    @Tag("M04.FR.08")
    void rootTakesItsChainsAlong() {
        CertificateStore store = open(false);
        store.install(CertificateUse.V2G_ROOT, Vectors.text("pki/root.pem"));
        store.installChain(CertificateUse.V2G_CHAIN, Vectors.certificates("chain/c01_valid.pem"));
        DeleteResult result = store.delete(hash(ROOT, ROOT), null);
        assertThat(result).isEqualTo(new DeleteResult(DeleteCertificateStatusEnum.ACCEPTED, 1, false));
        assertThat(store.size()).isZero();
        assertThat(store.delete(hash(ROOT, ROOT), null).status()).isEqualTo(DeleteCertificateStatusEnum.NOT_FOUND);
    }

    @Test
    @Tag("M04.FR.06")
    void certificateOfTheStationCannotBeDeletedAndIsNotListed() {
        CertificateStore store = open(false);
        List<X509Certificate> chain = Vectors.certificates("chain/c01_valid.pem");
        store.installChain(CertificateUse.STATION, chain);
        assertThat(store.delete(hash(chain.get(0), chain.get(1)), null).status())
                .isEqualTo(DeleteCertificateStatusEnum.FAILED);
        assertThat(store.list(List.of(), HashAlgorithmEnum.SHA256)).isEmpty();
    }

    @Test
    void lastRootCannotBeDeletedWhileTheConnectionNeedsIt() {
        CertificateStore store = open(false);
        store.install(CertificateUse.CSMS_ROOT, Vectors.text("pki/root.pem"));
        assertThat(store.delete(hash(ROOT, ROOT), ROOT).status()).isEqualTo(DeleteCertificateStatusEnum.FAILED);
        assertThat(store.delete(hash(ROOT, ROOT), null).status()).isEqualTo(DeleteCertificateStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("M05.FR.06")
    void moreThanTheLimitIsRejectedAndAFailingDiskIsFailed() throws IOException {
        CertificateStorage broken = new CertificateStorage() {
            @Override
            public List<StoredCertificate> load() {
                return List.of();
            }

            @Override
            public void save(List<StoredCertificate> entries) throws IOException {
                throw new IOException("full");
            }
        };
        CertificateStore failing = new CertificateStore(broken, StorePolicy.DEFAULT, CLOCK);
        assertThat(failing.install(CertificateUse.MO_ROOT, Vectors.text("pki/moroot.pem"))
                        .reason())
                .isEqualTo(InstallResult.Reason.STORAGE);
        CertificateStore small =
                new CertificateStore(CertificateStorage.inMemory(), new StorePolicy(false, 1, true), CLOCK);
        small.install(CertificateUse.MO_ROOT, Vectors.text("pki/moroot.pem"));
        assertThat(small.install(CertificateUse.V2G_ROOT, Vectors.text("pki/root.pem"))
                        .reason())
                .isEqualTo(InstallResult.Reason.FULL);
    }

    @Test
    void fileIsReadableByItsOwnerOnly() throws IOException {
        open(false).install(CertificateUse.MO_ROOT, Vectors.text("pki/moroot.pem"));
        Path file = folder.resolve("certificates");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static CertificateHashData hash(X509Certificate certificate, X509Certificate issuer) {
        return CertificateHashes.of(certificate, issuer, HashAlgorithmEnum.SHA256)
                .orElseThrow();
    }

    @Test
    @Tag("M05.FR.01")
    @Tag("M03.FR.01")
    @Tag("M04.FR.01")
    void requestsAreAnsweredAsTheyCome() {
        CertificateStore store = open(false);
        assertThat(store.list(GetInstalledCertificateIdsRequest.of()))
                .isEqualTo(GetInstalledCertificateIdsResponse.of(GetInstalledCertificateStatusEnum.NOT_FOUND));
        InstallCertificateRequest request =
                install(InstallCertificateUseEnum.CSMS_ROOT_CERTIFICATE, Vectors.text("pki/root.pem"));
        InstallResult installed = store.install(request);
        assertThat(installed.isNew()).isTrue();
        assertThat(installed.response())
                .isEqualTo(InstallCertificateResponse.of(InstallCertificateStatusEnum.ACCEPTED));
        assertThat(store.install(request).isNew()).isFalse();
        GetInstalledCertificateIdsResponse listed = store.list(GetInstalledCertificateIdsRequest.of());
        assertThat(listed.status()).isEqualTo(GetInstalledCertificateStatusEnum.ACCEPTED);
        assertThat(listed.certificateHashDataChain()).hasSize(1);
        assertThat(store.list(GetInstalledCertificateIdsRequest.builder()
                                .certificateType(List.of(GetCertificateIdUseEnum.MO_ROOT_CERTIFICATE))
                                .build())
                        .status())
                .isEqualTo(GetInstalledCertificateStatusEnum.NOT_FOUND);
        CertificateHashData data = listed.certificateHashDataChain().get(0).certificateHashData();
        assertThat(store.delete(data, null).response())
                .isEqualTo(DeleteCertificateResponse.of(DeleteCertificateStatusEnum.ACCEPTED));
        assertThat(store.delete(data, null).response())
                .isEqualTo(DeleteCertificateResponse.of(DeleteCertificateStatusEnum.NOT_FOUND));
    }

    @Test
    void typeThatIsNotKnownIsRejected() {
        InstallResult result =
                open(false).install(install(InstallCertificateUseEnum.UNRECOGNIZED, Vectors.text("pki/root.pem")));
        assertThat(result.reason()).isEqualTo(InstallResult.Reason.UNKNOWN_TYPE);
        assertThat(result.response().status()).isEqualTo(InstallCertificateStatusEnum.REJECTED);
    }

    private static InstallCertificateRequest install(InstallCertificateUseEnum type, String pem) {
        return InstallCertificateRequest.builder()
                .certificateType(type)
                .certificate(pem)
                .build();
    }
}
