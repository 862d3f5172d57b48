package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.CertificateSignedResponse;
import dev.ocppkit.model.message.DeleteCertificateRequest;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.InstallCertificateResponse;
import dev.ocppkit.model.message.SignCertificateResponse;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.model.message.TriggerMessageResponse;
import dev.ocppkit.rpc.OcppStation;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.event.SecurityEventType;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.KeyVault;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.store.InstallResult;
import dev.ocppkit.security.tls.KeyEntry;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Roots that the CSMS installs, and the certificate of the station itself. */
final class StationCertificates {
    private static final CertificateSigningUseEnum TYPE = CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;

    private final ChargingStation station;
    private final X509Certificate authority;
    /** A real station has its keys in a security module behind the vault. */
    private final PendingCsrs csrs = new PendingCsrs(KeyVault.inMemory(new SecureRandom()), new Randoms());

    StationCertificates(ChargingStation station, X509Certificate authority) {
        this.station = station;
        this.authority = authority;
    }

    void handle(OcppStation endpoint) {
        endpoint.on(InstallCertificateRequest.class, (request, context) -> install(request));
        endpoint.on(
                DeleteCertificateRequest.class,
                (request, context) -> station.certificates
                        .delete(request.certificateHashData(), station.tls.usedRoot())
                        .response());
        endpoint.on(GetInstalledCertificateIdsRequest.class, (request, context) -> station.certificates.list(request));
        endpoint.on(TriggerMessageRequest.class, (request, context) -> {
            if (request.requestedMessage() != MessageTriggerEnum.SIGN_CHARGING_STATION_CERTIFICATE) {
                return TriggerMessageResponse.of(TriggerMessageStatusEnum.NOT_IMPLEMENTED);
            }
            context.afterReply(() -> station.later(this::askForCertificate));
            return TriggerMessageResponse.of(TriggerMessageStatusEnum.ACCEPTED);
        });
        endpoint.on(CertificateSignedRequest.class, (request, context) -> signed(request));
    }

    private InstallCertificateResponse install(InstallCertificateRequest request) {
        InstallResult result = station.certificates.install(request);
        station.transcript.station(request.certificateType().wireName() + ": " + result.reason());
        if (result.isNew()) {
            station.raise(
                    SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS,
                    request.certificateType().wireName());
        }
        return result.response();
    }

    /** A02: a new key for each request; the old certificate stays in use until the new one has proved itself. */
    private void askForCertificate() {
        PendingCsrs.Pending pending = csrs.start(
                TYPE, KeySpec.EC_P256, CsrSubject.station(ChargingStation.SERIAL_NUMBER, ChargingStation.ORGANISATION));
        station.transcript.station("SignCertificate with a new key");
        SignCertificateResponse response = station.callWhenOnline(pending.request());
        if (response.status() != GenericStatusEnum.ACCEPTED) {
            csrs.giveUp(TYPE);
            station.transcript.station("the CSMS does not sign");
        }
    }

    private CertificateSignedResponse signed(CertificateSignedRequest request) {
        // On profile 1 anybody on the way could answer.
        if (!station.profile.usesTls()) {
            return CertificateSignedResponse.of(CertificateSignedStatusEnum.REJECTED);
        }
        PendingCsrs.Outcome outcome = csrs.accept(
                request.requestId(),
                request.certificateType(),
                ChainRequest.ofPem(request.certificateChain(), Instant.now())
                        .anchors(List.of(authority))
                        .profile(CertificateProfile.STATION)
                        .organisation(ChargingStation.ORGANISATION)
                        .commonName(ChargingStation.SERIAL_NUMBER));
        if (outcome instanceof PendingCsrs.Outcome.Accepted accepted) {
            station.tls.use(KeyEntry.of(accepted.chain(), accepted.keys().getPrivate()));
        } else if (outcome instanceof PendingCsrs.Outcome.InvalidChain invalid) {
            station.raise(
                    SecurityEventType.INVALID_CHARGING_STATION_CERTIFICATE,
                    invalid.reason().toString());
        }
        return outcome.response();
    }
}
