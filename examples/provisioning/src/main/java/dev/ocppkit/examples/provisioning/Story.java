package dev.ocppkit.examples.provisioning;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.Firmware;
import dev.ocppkit.model.datatype.SetVariableData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.GetCertificateIdUseEnum;
import dev.ocppkit.model.enumeration.InstallCertificateStatusEnum;
import dev.ocppkit.model.enumeration.InstallCertificateUseEnum;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.ResetEnum;
import dev.ocppkit.model.enumeration.SetNetworkProfileStatusEnum;
import dev.ocppkit.model.enumeration.SetVariableStatusEnum;
import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.GetInstalledCertificateIdsRequest;
import dev.ocppkit.model.message.InstallCertificateRequest;
import dev.ocppkit.model.message.ResetRequest;
import dev.ocppkit.model.message.ResetResponse;
import dev.ocppkit.model.message.SetNetworkProfileRequest;
import dev.ocppkit.model.message.SetNetworkProfileResponse;
import dev.ocppkit.model.message.SetVariablesRequest;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.model.message.TriggerMessageResponse;
import dev.ocppkit.model.message.UpdateFirmwareRequest;
import dev.ocppkit.rpc.ConnectFailedException;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.Secret;
import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.firmware.FirmwareSigner;
import dev.ocppkit.security.password.PasswordRotation;
import dev.ocppkit.security.pki.CertificateIssuer;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.DemoPki;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.revocation.OcspResult;
import dev.ocppkit.security.tls.KeyEntry;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The way of a charging station from the factory to plug and charge, as its CSMS leads it. */
record Story(Transcript transcript, DemoPki pki, Csms csms, ChargingStation station, Services services) {
    private static final StationIdentity STATION = new StationIdentity(ChargingStation.IDENTITY);
    private static final int PASSWORD_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    void tell(String factoryPassword) throws Exception {
        transcript.step("The station leaves the factory with a password (profile 1)", () -> {
            station.start(BootReasonEnum.POWER_UP);
            booted(1, "PowerUp", "1.0");
        });
        transcript.step("The CSMS gives it a password of its own", () -> rotatePassword(factoryPassword));
        transcript.step("The CSMS installs the roots that the station shall trust", this::installRoots);
        transcript.step("The station moves to TLS (profile 2)", () -> moveTo(2));
        transcript.step("There is no way back to profile 1", this::refuseDowngrade);
        transcript.step("A certificate of the wrong authority is refused", this::signWrongly);
        transcript.step("The station gets its certificate", this::sign);
        transcript.step("The station moves to its certificate instead of the password (profile 3)", () -> moveTo(3));
        CertificateIssuer newRoot = CertificateIssuer.root(subject("Demo CSMS Root 2"), KeySpec.EC_P256, RANDOM);
        transcript.step("A new CSMS root must be signed by the old one", () -> refuseRoot(newRoot));
        transcript.step(
                "The new CSMS root is installed, and the old one stays as fallback", () -> installRoot(newRoot));
        transcript.step("The CSMS shows a certificate of the new root, and the old root goes", () -> swapRoot(newRoot));
        transcript.step("Firmware with a wrong signature is not installed", this::refuseFirmware);
        transcript.step("Firmware with a strange certificate is not even fetched", this::refuseSigner);
        transcript.step("Signed firmware is installed", this::updateFirmware);
        Vehicle vehicle = new Vehicle(station);
        transcript.step("A vehicle gets two contracts (ISO 15118-20)", () -> installContracts(vehicle));
        transcript.step(
                "The vehicle charges with its contract", () -> authorize(vehicle, "Good", "Accepted", "Accepted"));
        transcript.step("The contract is revoked", () -> revoke(vehicle));
    }

    private void check(String what, Object expected, @Nullable Object found) throws Transcript.StepFailed {
        transcript.check(what, expected, found);
    }

    private static CertificateIssuer.Subject subject(String commonName) {
        return DemoPki.Settings.local(Instant.now()).subject(commonName);
    }

    private void booted(int profile, String reason, String firmware) throws Exception {
        Csms.Boot boot = Csms.next(csms.boots, "BootNotification");
        check("BootNotification on the port of profile", profile, boot.profile());
        check("its reason", reason, boot.reason());
        check("firmware", firmware, boot.firmwareVersion());
        Csms.next(csms.connections, "a connection");
        Csms.next(station.settled, "a connection");
    }

    /** Waits until both sides have finished with a new connection. */
    private void reconnected(int profile) throws Exception {
        check("the station is back on profile", profile, Csms.next(csms.connections, "a new connection"));
        Csms.next(station.settled, "a new connection");
    }

    // Passwords: A01

    private SetVariableStatusEnum set(String component, String variable, String value) throws Exception {
        return csms.call(SetVariablesRequest.of(List.of(SetVariableData.builder()
                        .component(Component.of(component))
                        .variable(Variable.of(variable))
                        .attributeValue(value)
                        .build())))
                .setVariableResult()
                .get(0)
                .attributeStatus();
    }

    private void rotatePassword(String factoryPassword) throws Exception {
        check("a short password is", "Rejected", set("SecurityCtrlr", "BasicAuthPassword", "too-short"));
        try (Secret secret = new Randoms(RANDOM).password(PASSWORD_LENGTH)) {
            PasswordRotation rotation = PasswordRotation.begin(csms.passwords, csms.hasher, STATION, secret);
            SetVariableStatusEnum status = set("SecurityCtrlr", "BasicAuthPassword", new String(secret.characters()));
            if (status == SetVariableStatusEnum.ACCEPTED) {
                rotation.accepted();
            } else {
                rotation.rejected();
            }
            check("a random one is", "Accepted", status);
        }
        reconnected(1);
        check("the password of the factory now gets HTTP status", 401, statusFor(factoryPassword));
    }

    /** Tries a password from elsewhere. */
    private int statusFor(String password) {
        try {
            OcppClient.builder()
                    .identity(ChargingStation.IDENTITY)
                    .endpoint(csms.url(1))
                    .transport(JdkWebSocketTransport.create())
                    .basicAuth(password)
                    .build()
                    .connect()
                    .join();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof ConnectFailedException refused
                    ? refused.httpStatus().orElse(0)
                    : 0;
        }
    }

    // Roots and network profiles: M05, A05, B09

    private InstallCertificateStatusEnum install(InstallCertificateUseEnum use, String pem) throws Exception {
        return csms.call(InstallCertificateRequest.of(use, pem)).status();
    }

    private void installRoots() throws Exception {
        SetNetworkProfileStatusEnum early = setProfile(2).status();
        check("a profile with TLS before there is a root is", "Rejected", early);
        installed(InstallCertificateUseEnum.CSMS_ROOT_CERTIFICATE, "csms-root");
        installed(InstallCertificateUseEnum.MANUFACTURER_ROOT_CERTIFICATE, "manufacturer-root");
        installed(InstallCertificateUseEnum.V2G_ROOT_CERTIFICATE, "v2g-root");
        installed(InstallCertificateUseEnum.MO_ROOT_CERTIFICATE, "mo-root");
    }

    private void installed(InstallCertificateUseEnum use, String name) throws Exception {
        check(use.wireName(), "Accepted", install(use, pki.entry(name).pem()));
    }

    private SetNetworkProfileResponse setProfile(int profile) throws Exception {
        return csms.call(SetNetworkProfileRequest.of(profile, ChargingStation.profile(csms.url(profile), profile)));
    }

    private void moveTo(int profile) throws Exception {
        int before = profile - 1;
        SetNetworkProfileStatusEnum set = setProfile(profile).status();
        check("SetNetworkProfile of slot " + profile, "Accepted", set);
        String order = profile + "," + before;
        SetVariableStatusEnum ordered = set("OCPPCommCtrlr", "NetworkConfigurationPriority", order);
        check("NetworkConfigurationPriority " + order, "RebootRequired", ordered);
        ResetResponse reset = csms.call(ResetRequest.of(ResetEnum.IMMEDIATE));
        check("Reset", "Accepted", reset.status());
        booted(profile, "RemoteReset", "1.0");
    }

    private void refuseDowngrade() throws Exception {
        SetNetworkProfileResponse response = setProfile(1);
        check("SetNetworkProfile of slot 1", "Rejected", response.status());
        String reason =
                response.statusInfo() == null ? "" : response.statusInfo().reasonCode();
        check("its reason", "NoSecurityDowngrade", reason);
    }

    // The certificate of the station: A02

    private void trigger() throws Exception {
        TriggerMessageResponse response =
                csms.call(TriggerMessageRequest.of(MessageTriggerEnum.SIGN_CHARGING_STATION_CERTIFICATE));
        check("TriggerMessage SignChargingStationCertificate", "Accepted", response.status());
    }

    private void signWrongly() throws Exception {
        csms.certificates.authority(CertificateIssuer.root(subject("Somebody else"), KeySpec.EC_P256, RANDOM));
        trigger();
        check("CertificateSigned", "Rejected", Csms.next(csms.signed, "CertificateSigned"));
        event("InvalidChargingStationCertificate");
        check("profile 3 without a certificate is", "Rejected", setProfile(3).status());
    }

    private void event(String type) throws Exception {
        check("SecurityEventNotification", type, Csms.next(csms.events, type));
    }

    private void sign() throws Exception {
        csms.certificates.authority(pki.authority("station-sub"));
        trigger();
        check("CertificateSigned", "Accepted", Csms.next(csms.signed, "CertificateSigned"));
    }

    // The swap of the CSMS root: M05.FR.09 to M05.FR.16

    private X509Certificate crossSigned(CertificateIssuer newRoot, CertificateIssuer by) {
        return by.issueAuthority(
                subject("Demo CSMS Root 2"), newRoot.certificate().getPublicKey(), 1);
    }

    private InstallCertificateStatusEnum installRoot(X509Certificate root) throws Exception {
        return install(InstallCertificateUseEnum.CSMS_ROOT_CERTIFICATE, PemCertificates.write(List.of(root)));
    }

    private void refuseRoot(CertificateIssuer newRoot) throws Exception {
        CertificateIssuer stranger = CertificateIssuer.root(subject("Demo CSMS Root"), KeySpec.EC_P256, RANDOM);
        check("a root signed by itself is", "Rejected", installRoot(newRoot.certificate()));
        check("a root signed by somebody else is", "Rejected", installRoot(crossSigned(newRoot, stranger)));
        check("CSMS roots", 1, csmsRoots());
    }

    private int csmsRoots() throws Exception {
        var chains = csms.call(GetInstalledCertificateIdsRequest.builder()
                        .certificateType(List.of(GetCertificateIdUseEnum.CSMS_ROOT_CERTIFICATE))
                        .build())
                .certificateHashDataChain();
        return chains == null ? 0 : chains.size();
    }

    private void installRoot(CertificateIssuer newRoot) throws Exception {
        X509Certificate signed = crossSigned(newRoot, pki.authority("csms-root"));
        check("a root signed by the old one is", "Accepted", installRoot(signed));
        transcript.csms("closes the connection and still shows its old certificate");
        reconnect();
        check("CSMS roots", 2, csmsRoots());
    }

    private void reconnect() throws Exception {
        csms.connection().close(1001, "");
        reconnected(3);
    }

    private void swapRoot(CertificateIssuer newRoot) throws Exception {
        KeyPair keys = KeySpec.EC_P256.generate(RANDOM);
        X509Certificate certificate =
                newRoot.issue(CertificateProfile.CSMS, subject("localhost"), keys.getPublic(), List.of("localhost"));
        csms.serverCertificate(KeyEntry.of(List.of(certificate), keys.getPrivate()));
        transcript.csms("closes the connection and shows its new certificate");
        reconnect();
        check("CSMS roots", 1, csmsRoots());
        csms.serverCertificate(Csms.entry(pki.entry("csms-ec")));
        transcript.csms("shows its old certificate once more, which nobody trusts now");
        station.refusals.clear();
        csms.connection().close(1001, "");
        check("the station finds", "CSMS_CERTIFICATE", Csms.next(station.refusals, "a refusal"));
        csms.serverCertificate(KeyEntry.of(List.of(certificate), keys.getPrivate()));
        transcript.csms("shows its new certificate again");
        reconnected(3);
        event("InvalidCsmsCertificate");
    }

    // Firmware: L01

    private UpdateFirmwareStatusEnum update(int requestId, DemoPki.Entry signer, byte[] signed) throws Exception {
        Firmware firmware = Firmware.builder()
                .location(services.firmware().toString())
                .retrieveDateTime(Instant.now())
                .signingCertificate(PemCertificates.write(List.of(signer.certificate())))
                .signature(FirmwareSigner.sign(new ByteArrayInputStream(signed), signer.key()))
                .build();
        return csms.call(UpdateFirmwareRequest.of(requestId, firmware)).status();
    }

    private void firmware(String... statuses) throws Exception {
        for (String status : statuses) {
            check("FirmwareStatusNotification", status, Csms.next(csms.firmware, status));
        }
    }

    private void refuseFirmware() throws Exception {
        byte[] other = services.image.clone();
        other[0]++;
        check("UpdateFirmware", "Accepted", update(1, pki.entry("firmware"), other));
        firmware("Downloading", "Downloaded", "InvalidSignature");
        event("InvalidFirmwareSignature");
    }

    private void refuseSigner() throws Exception {
        check("UpdateFirmware", "InvalidCertificate", update(2, pki.entry("station"), services.image));
        event("InvalidFirmwareSigningCertificate");
    }

    private void updateFirmware() throws Exception {
        check("UpdateFirmware", "Accepted", update(3, pki.entry("firmware"), services.image));
        firmware("Downloading", "Downloaded", "SignatureVerified", "Installing");
        booted(3, "FirmwareUpdate", "2.0");
        firmware("Installed");
        event("FirmwareUpdated");
    }

    // Contracts: M01, M06, C07

    private void installContracts(Vehicle vehicle) throws Exception {
        List<String> contracts = vehicle.installContracts("EXI of CertificateInstallationReq", 2);
        List<String> expected = List.of("EXI of contract 1", "EXI of contract 2");
        check("Get15118EVCertificate, repeated until none remains", expected, contracts);
    }

    private void authorize(Vehicle vehicle, String ocsp, String token, String contract) throws Exception {
        X509Certificate certificate = pki.entry("contract").certificate();
        X509Certificate issuer = pki.entry("mo-root").certificate();
        OcspResult status = vehicle.status(certificate, issuer, services.responder());
        String judged = status.getClass().getSimpleName();
        check("GetCertificateStatus, judged by the station", ocsp, judged);
        AuthorizeResponse response = vehicle.authorize("NLDEMC00000001", certificate, issuer, services.responder());
        check("Authorize", token, response.idTokenInfo().status());
        check("certificate", contract, response.certificateStatus());
    }

    private void revoke(Vehicle vehicle) throws Exception {
        services.revoke(pki.entry("contract").certificate());
        transcript.others("the responder of the mobility operator says that the contract certificate is revoked");
        authorize(vehicle, "Revoked", "Invalid", "CertificateRevoked");
    }
}
