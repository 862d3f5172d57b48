package dev.ocppkit.station.certificate;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.CertificateSignedResponse;
import dev.ocppkit.model.message.DeleteCertificateRequest;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemResult;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Root certificates of a station, and requests for certificates of its own. A signed certificate is accepted if it is for
 * the key of a request that is open and its chain ends at an installed root; to begin to use it is up to the firmware.
 *
 * <p>While no root for a CSMS or V2G is installed, a certificate for the right key is accepted on trust.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02, A03, M03, M04, M05.
 */
public final class Certificates {
    private final StationContext context;
    private final DeviceModel model;
    private final CertificateStore store;
    private final PendingCsrs pending;

    /**
     * Adds the handlers of InstallCertificate, DeleteCertificate, GetInstalledCertificateIds and CertificateSigned.
     *
     * @param context where the block lives
     * @param model the variables; names for requests are read from SecurityCtrlr and ISO15118Ctrlr
     * @param store the installed roots
     * @param pending makes and keeps keys of requests
     */
    public Certificates(StationContext context, DeviceModel model, CertificateStore store, PendingCsrs pending) {
        this.context = context;
        this.model = model;
        this.store = store;
        this.pending = pending;
        context.on(
                InstallCertificateRequest.class,
                request -> store.install(request).response());
        context.on(
                DeleteCertificateRequest.class,
                request -> store.delete(request.certificateHashData(), null).response());
        context.on(GetInstalledCertificateIdsRequest.class, store::list);
        context.on(CertificateSignedRequest.class, this::signed);
        model.live("SecurityCtrlr.CertificateEntries", () -> Integer.toString(store.size()));
    }

    /**
     * Makes a new key and asks the CSMS to have a certificate for it signed (A02.FR.02).
     *
     * @param use what the certificate is for
     */
    public void renew(CertificateSigningUseEnum use) {
        PendingCsrs.Pending request = pending.start(use, KeySpec.EC_P256, subject(use));
        context.send(SignCertificateRequest.builder()
                .csr(request.pem())
                .certificateType(use)
                .requestId(context.version() == OcppVersion.V2_1 ? request.requestId() : null)
                .build());
    }

    private CsrSubject subject(CertificateSigningUseEnum use) {
        return use == CertificateSigningUseEnum.V2G_CERTIFICATE
                ? CsrSubject.v2g(
                        model.text("ISO15118Ctrlr.SeccId"),
                        model.text("ISO15118Ctrlr.OrganizationName"),
                        model.text("ISO15118Ctrlr.CountryName"))
                : CsrSubject.station(
                        model.text("SecurityCtrlr.Identity"), model.text("SecurityCtrlr.OrganizationName"));
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
        context.tell("certificate " + (good ? "taken" : "refused"));
        if (!good) {
            context.afterReply(() -> context.raise("InvalidChargingStationCertificate")); // A02.FR.07
        }
        return CertificateSignedResponse.builder()
                .status(good ? CertificateSignedStatusEnum.ACCEPTED : CertificateSignedStatusEnum.REJECTED)
                .statusInfo(good ? null : StatusInfo.of("InvalidCertificate"))
                .build();
    }

    private ChainRequest.Builder chain(
            CertificateSignedRequest request, CertificateSigningUseEnum use, List<X509Certificate> anchors) {
        boolean own = use == CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
        return ChainRequest.ofPem(request.certificateChain(), context.now())
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
