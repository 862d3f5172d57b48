package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.CertificateHashDataChain;
import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.DeleteCertificateStatusEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.GetInstalledCertificateStatusEnum;
import dev.ocppkit.model.enumeration.HashAlgorithmEnum;
import dev.ocppkit.model.enumeration.InstallCertificateStatusEnum;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.CertificateSignedResponse;
import dev.ocppkit.model.message.DeleteCertificateRequest;
import dev.ocppkit.model.message.DeleteCertificateResponse;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.GetInstalledCertificateIdsResponse;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.InstallCertificateResponse;
import dev.ocppkit.model.message.SignCertificateRequest;
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
import dev.ocppkit.security.store.CertificateUse;
import dev.ocppkit.security.store.InstallResult;
import dev.ocppkit.security.tls.KeyEntry;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        endpoint.on(DeleteCertificateRequest.class, (request, context) -> delete(request));
        endpoint.on(GetInstalledCertificateIdsRequest.class, (request, context) -> list(request));
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
        Optional<CertificateUse> use = CertificateUse.of(request.certificateType());
        if (use.isEmpty()) {
            return InstallCertificateResponse.of(InstallCertificateStatusEnum.REJECTED);
        }
        InstallResult result = station.certificates.install(use.get(), request.certificate());
        transcript(request.certificateType().wireName() + ": " + result.reason());
        if (result.reason() == InstallResult.Reason.INSTALLED) {
            station.raise(
                    SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS,
                    request.certificateType().wireName());
        }
        return InstallCertificateResponse.of(result.status());
    }

    private DeleteCertificateResponse delete(DeleteCertificateRequest request) {
        List<X509Certificate> roots = station.certificates.anchors(CertificateUse.CSMS_ROOT);
        DeleteCertificateStatusEnum status = station.certificates
                .delete(request.certificateHashData(), roots.isEmpty() ? null : roots.get(0))
                .status();
        return DeleteCertificateResponse.of(status);
    }

    private GetInstalledCertificateIdsResponse list(GetInstalledCertificateIdsRequest request) {
        List<GetCertificateIdUseEnum> types =
                Optional.ofNullable(request.certificateType()).orElse(List.of());
        List<CertificateHashDataChain> chains = station.certificates.list(types, HashAlgorithmEnum.SHA256);
        return chains.isEmpty()
                ? GetInstalledCertificateIdsResponse.of(GetInstalledCertificateStatusEnum.NOT_FOUND)
                : GetInstalledCertificateIdsResponse.builder()
                        .status(GetInstalledCertificateStatusEnum.ACCEPTED)
                        .certificateHashDataChain(chains)
                        .build();
    }

    /** A02: a new key for each request; the old certificate stays in use until the new one has proved itself. */
    private void askForCertificate() {
        PendingCsrs.Pending pending = csrs.start(
                TYPE, KeySpec.EC_P256, CsrSubject.station(ChargingStation.SERIAL_NUMBER, ChargingStation.ORGANISATION));
        transcript("SignCertificate with a new key");
        GenericStatusEnum status = station.callWhenOnline(SignCertificateRequest.builder()
                        .csr(pending.pem())
                        .certificateType(TYPE)
                        .requestId(pending.requestId())
                        .build())
                .status();
        if (status != GenericStatusEnum.ACCEPTED) {
            csrs.giveUp(TYPE);
            transcript("the CSMS does not sign");
        }
    }

    private CertificateSignedResponse signed(CertificateSignedRequest request) {
        // On profile 1 anybody on the way could answer.
        if (!station.profile().usesTls()) {
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
            station.certificate(KeyEntry.of(accepted.chain(), accepted.keys().getPrivate()));
            return CertificateSignedResponse.of(CertificateSignedStatusEnum.ACCEPTED);
        }
        if (outcome instanceof PendingCsrs.Outcome.InvalidChain invalid) {
            station.raise(
                    SecurityEventType.INVALID_CHARGING_STATION_CERTIFICATE,
                    invalid.reason().toString());
        }
        return CertificateSignedResponse.of(CertificateSignedStatusEnum.REJECTED);
    }

    private void transcript(String fact) {
        station.transcript.station(fact);
    }
}
