package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CertificateHashDataChain;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.pki.*;
import dev.ocppkit.security.store.*;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.*;

/** Root certificates, and the certificate of the station itself (A02, M03 to M05). Keys do not survive the process. */
final class Certificates {
    private final Station station;
    private final CertificateStore store;
    private final PendingCsrs pending = new PendingCsrs(KeyVault.inMemory(new SecureRandom()), new Randoms());

    Certificates(Station station) {
        this.station = station;
        Path dir = station.options.stateDir();
        CertificateStorage storage = dir == null
                ? CertificateStorage.inMemory()
                : new FileCertificateStorage(dir.resolve(State.fileName(station.options.identity()) + ".certificates"));
        this.store = new CertificateStore(storage, StorePolicy.DEFAULT, Clock.systemUTC());
        station.on(InstallCertificateRequest.class, this::install);
        station.on(
                DeleteCertificateRequest.class,
                request -> DeleteCertificateResponse.of(
                        store.delete(request.certificateHashData(), null).status()));
        station.on(GetInstalledCertificateIdsRequest.class, this::list);
        station.on(CertificateSignedRequest.class, this::signed);
        station.model.live("SecurityCtrlr.CertificateEntries", () -> Integer.toString(store.size()));
    }

    private InstallCertificateResponse install(InstallCertificateRequest request) {
        CertificateUse use = CertificateUse.of(request.certificateType()).orElseThrow();
        InstallResult result = store.install(use, request.certificate());
        return InstallCertificateResponse.of(result.status());
    }

    private GetInstalledCertificateIdsResponse list(GetInstalledCertificateIdsRequest request) {
        List<CertificateHashDataChain> found = store.list(
                request.certificateType() == null ? List.of() : request.certificateType(), HashAlgorithmEnum.SHA256);
        return GetInstalledCertificateIdsResponse.builder()
                .status(
                        found.isEmpty()
                                ? GetInstalledCertificateStatusEnum.NOT_FOUND
                                : GetInstalledCertificateStatusEnum.ACCEPTED)
                .certificateHashDataChain(found.isEmpty() ? null : found)
                .build();
    }

    /** What TriggerMessage starts: a new key and a SignCertificateRequest for it. */
    Runnable renewal(MessageTriggerEnum trigger) {
        boolean v2g = trigger == MessageTriggerEnum.SIGN_V2G_CERTIFICATE;
        CertificateSigningUseEnum use = v2g
                ? CertificateSigningUseEnum.V2G_CERTIFICATE
                : CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
        String organisation = station.model.text("SecurityCtrlr.OrganizationName");
        CsrSubject subject = v2g
                ? CsrSubject.v2g(
                        station.model.text("ISO15118Ctrlr.SeccId"),
                        station.model.text("ISO15118Ctrlr.OrganizationName"),
                        station.model.text("ISO15118Ctrlr.CountryName"))
                : CsrSubject.station(station.options.identity(), organisation);
        return () -> {
            PendingCsrs.Pending request = pending.start(use, KeySpec.EC_P256, subject);
            station.send(SignCertificateRequest.builder()
                    .csr(request.pem())
                    .certificateType(use)
                    .requestId(station.version() == OcppVersion.V2_1 ? request.requestId() : null)
                    .build());
        };
    }

    private CertificateSignedResponse signed(CertificateSignedRequest request) {
        CertificateSigningUseEnum use = request.certificateType() == null
                ? CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE
                : request.certificateType();
        List<X509Certificate> anchors = new ArrayList<>(store.anchors(CertificateUse.CSMS_ROOT));
        anchors.addAll(store.anchors(CertificateUse.V2G_ROOT));
        boolean good = anchors.isEmpty()
                ? isForOwnKey(request, use)
                : pending.accept(request.requestId(), use, chain(request, use, anchors))
                        instanceof PendingCsrs.Outcome.Accepted;
        station.tell("certificate " + (good ? "taken" : "refused"));
        return CertificateSignedResponse.builder()
                .status(good ? CertificateSignedStatusEnum.ACCEPTED : CertificateSignedStatusEnum.REJECTED)
                .statusInfo(good ? null : StatusInfo.of("InvalidCertificate"))
                .build();
    }

    private ChainRequest.Builder chain(
            CertificateSignedRequest request, CertificateSigningUseEnum use, List<X509Certificate> anchors) {
        boolean own = use == CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
        return ChainRequest.ofPem(request.certificateChain(), station.now())
                .anchors(anchors)
                .profile(own ? CertificateProfile.STATION : CertificateProfile.SECC);
    }

    /** While no root is installed, which a real station never is, all that can be seen is whose key it is. */
    private boolean isForOwnKey(CertificateSignedRequest request, CertificateSigningUseEnum use) {
        Optional<PendingCsrs.Pending> asked = pending.find(request.requestId(), use);
        boolean good = asked.isPresent()
                && PemCertificates.read(request.certificateChain())
                        instanceof PemResult.Read<List<X509Certificate>> read
                && read.value().get(0).getPublicKey().equals(asked.get().keys().getPublic());
        if (good) {
            pending.giveUp(use);
        }
        return good;
    }
}
