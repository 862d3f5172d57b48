package dev.ocppkit.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.NetworkConnectionProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.OCPPInterfaceEnum;
import dev.ocppkit.model.enumeration.OCPPTransportEnum;
import dev.ocppkit.security.ProfilePolicy;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.password.PasswordRules;
import dev.ocppkit.security.password.StationPassword;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainReason;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.CsrResult;
import dev.ocppkit.security.pki.CsrSubject;
import dev.ocppkit.security.pki.CsrVerifier;
import dev.ocppkit.security.pki.ExpiryWatch;
import dev.ocppkit.security.pki.KeySpec;
import dev.ocppkit.security.pki.KeyVault;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PendingCsrs;
import dev.ocppkit.security.pki.SigningBackoff;
import dev.ocppkit.security.testing.TestPki;
import dev.ocppkit.security.testing.Vectors;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The certification cases of OCPP 2.0.1 about passwords, certificates and profiles of stations (A), by their ids. */
class StationSecurityCasesTest {
    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final TestPki PKI = new TestPki();
    private static final X509Certificate LEAF = Vectors.certificate("pki/leaf.pem");

    private final PendingCsrs pending = new PendingCsrs(KeyVault.inMemory(TestPki.RANDOM), new Randoms());

    private PendingCsrs.Pending request(CertificateSigningUseEnum type) {
        return pending.start(type, KeySpec.EC_P256, CsrSubject.station("SN-0001", TestPki.OPERATOR));
    }

    private static ChainRequest.Builder signed(PendingCsrs.Pending request) {
        CsrResult.Accepted checked = (CsrResult.Accepted) CsrVerifier.check(request.pem(), "SN-0001", TestPki.OPERATOR);
        X509Certificate leaf =
                PKI.stationSub.issue(CertificateProfile.STATION, TestPki.subject("SN-0001"), checked.key(), List.of());
        String pem = PemCertificates.write(List.of(leaf, PKI.stationSub.certificate()));
        return ChainRequest.ofPem(pem, TestPki.NOW)
                .anchors(List.of(PKI.stationRoot.certificate()))
                .organisation(TestPki.OPERATOR)
                .commonName("SN-0001");
    }

    @Test
    @Tag("TC_A_09_CS")
    @Tag("TC_A_10_CS")
    void passwordIsChangedIfItIsAllowed() {
        List<String> events = new ArrayList<>();
        StationPassword password = new StationPassword(PasswordRules.V2_0_1, stored -> {}, () -> events.add("changed"));
        assertThat(password.set("Ab3-Ab3_Ab3*Ab3=")).isEmpty();
        assertThat(password.set("too short")).contains(PasswordRules.Problem.TOO_SHORT);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateSigningUseEnum.class,
            names = {"CHARGING_STATION_CERTIFICATE", "V2G_CERTIFICATE"})
    @Tag("TC_A_11_CS")
    @Tag("TC_A_11_CSMS")
    @Tag("TC_A_12_CS")
    @Tag("TC_A_12_CSMS")
    void renewedCertificateIsAccepted(CertificateSigningUseEnum type) {
        PendingCsrs.Pending request = request(type);
        PendingCsrs.Outcome outcome = pending.accept(request.requestId(), type, signed(request));
        assertThat(outcome).isInstanceOf(PendingCsrs.Outcome.Accepted.class);
        assertThat(((PendingCsrs.Outcome.Accepted) outcome).chain()).hasSize(2);
        assertThat(pending.find(request.requestId(), type)).isEmpty();
    }

    @Test
    @Tag("TC_A_13_CS")
    @Tag("TC_A_13_CSMS")
    void combinedCertificateIsAcceptedWithoutRequestId() {
        PendingCsrs.Pending request = request(null);
        assertThat(pending.accept(null, null, signed(request))).isInstanceOf(PendingCsrs.Outcome.Accepted.class);
    }

    @Test
    @Tag("TC_A_14_CS")
    @Tag("A02.FR.20")
    void invalidCertificateEndsTheRequest() {
        PendingCsrs.Pending request = request(null);
        ChainRequest.Builder chain = signed(request).anchors(List.of(PKI.csmsRoot.certificate()));
        assertThat(pending.accept(request.requestId(), null, chain))
                .isInstanceOfSatisfying(
                        PendingCsrs.Outcome.InvalidChain.class,
                        invalid -> assertThat(invalid.reason())
                                .isIn(ChainReason.UNTRUSTED_ROOT, ChainReason.MISSING_INTERMEDIATE));
        assertThat(pending.find(request.requestId(), null)).isEmpty();
    }

    @Test
    @Tag("A02.FR.26")
    void certificateForAnUnknownRequestIsRejected() {
        PendingCsrs.Pending request = request(null);
        int other = request.requestId() == 7 ? 8 : 7;
        assertThat(pending.accept(other, null, signed(request))).isInstanceOf(PendingCsrs.Outcome.UnknownRequest.class);
    }

    @Test
    @Tag("TC_A_15_CS")
    @Tag("TC_A_23_CS")
    void requestIsRepeatedWithDoubledPausesAndThenNoMore() {
        SigningBackoff backoff = new SigningBackoff(Duration.ofSeconds(30), 3);
        assertThat(backoff.delay(0)).contains(Duration.ofSeconds(30));
        assertThat(backoff.delay(1)).contains(Duration.ofSeconds(60));
        assertThat(backoff.delay(2)).contains(Duration.ofSeconds(120));
        assertThat(backoff.delay(3)).isEmpty();
        assertThat(new SigningBackoff(Duration.ofSeconds(30), 1000).delay(999)).isPresent();
    }

    @Test
    @Tag("A03.FR.02")
    void certificateIsDueAMonthBeforeItsEnd() {
        Instant end = LEAF.getNotAfter().toInstant();
        Duration lead = ExpiryWatch.DEFAULT_LEAD;
        assertThat(ExpiryWatch.due(List.of(LEAF), end.minus(lead), lead)).containsExactly(LEAF);
        assertThat(ExpiryWatch.due(List.of(LEAF), end.minus(lead).minusSeconds(1), lead))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BASIC, TLS_BASIC, false, true, false, ACCEPTED",
        "TLS_BASIC, TLS_CLIENT_CERTIFICATE, false, true, true, ACCEPTED",
        "BASIC, TLS_BASIC, false, false, false, NO_CSMS_ROOT",
        "TLS_BASIC, TLS_CLIENT_CERTIFICATE, false, true, false, NO_STATION_CERTIFICATE",
        "TLS_CLIENT_CERTIFICATE, TLS_BASIC, false, true, true, DOWNGRADE_REFUSED",
        "TLS_CLIENT_CERTIFICATE, TLS_BASIC, true, true, true, ACCEPTED",
        "TLS_CLIENT_CERTIFICATE, BASIC, true, true, true, DOWNGRADE_REFUSED",
        "TLS_BASIC, BASIC, true, true, true, DOWNGRADE_REFUSED"
    })
    @Tag("TC_A_19_CS")
    @Tag("TC_A_20_CS")
    @Tag("TC_A_21_CS")
    @Tag("TC_A_22_CS")
    void profileIsOnlyRaisedWithWhatItNeeds(
            SecurityProfile from,
            SecurityProfile to,
            boolean downgrade,
            boolean root,
            boolean certificate,
            ProfilePolicy.Change expected) {
        assertThat(ProfilePolicy.checkChange(from, to, downgrade, root, certificate))
                .isEqualTo(expected);
    }

    @Test
    @Tag("A05.FR.06")
    void lowerProfilesAreRemovedAfterTheFirstConnection() {
        assertThat(ProfilePolicy.slotsToRemove(
                        SecurityProfile.TLS_BASIC,
                        Map.of(3, SecurityProfile.BASIC, 1, SecurityProfile.BASIC, 2, SecurityProfile.TLS_BASIC)))
                .containsExactly(1, 3);
    }

    @Test
    @Tag("A05.FR.06")
    void slotsBelowTheProfileAreFoundAmongThoseThatAreConfigured() {
        Map<Integer, NetworkConnectionProfile> slots =
                Map.of(1, profile(1), 2, profile(2), 3, profile(3), 9, profile(1));
        assertThat(ProfilePolicy.slotsBelow(SecurityProfile.of(2).orElseThrow(), slots))
                .containsExactly(1, 9);
        assertThat(ProfilePolicy.slotsBelow(SecurityProfile.of(1).orElseThrow(), slots))
                .isEmpty();
    }

    private static NetworkConnectionProfile profile(int number) {
        return NetworkConnectionProfile.builder()
                .ocppInterface(OCPPInterfaceEnum.ANY)
                .ocppTransport(OCPPTransportEnum.JSON)
                .messageTimeout(30)
                .ocppCsmsUrl("wss://csms.example.org")
                .securityProfile(number)
                .build();
    }

    @ParameterizedTest
    @EnumSource(ProfilePolicy.Change.class)
    void refusalTellsItsReasonCode(ProfilePolicy.Change change) {
        assertThat(change.refusal().map(StatusInfo::reasonCode).orElse("")).isEqualTo(change.reasonCode());
        assertThat(change.refusal().isEmpty()).isEqualTo(change == ProfilePolicy.Change.ACCEPTED);
    }
}
