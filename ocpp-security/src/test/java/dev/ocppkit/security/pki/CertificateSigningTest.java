package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.CertificateSignedStatusEnum;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.security.Randoms;
import dev.ocppkit.security.testing.MovableClock;
import dev.ocppkit.security.testing.TestPki;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both ends of A02: what a station asks for, and what the CSMS makes of it. */
class CertificateSigningTest {
    private static final String SERIAL_NUMBER = "SN-1";
    private static final CertificateSigningUseEnum TYPE = CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
    private static final TestPki PKI = new TestPki();

    private final MovableClock clock = new MovableClock();
    private final DemoPki.Settings times = DemoPki.Settings.local(clock.instant());
    private final CertificateIssuer root =
            CertificateIssuer.root(times.subject("Root"), KeySpec.EC_P256, TestPki.RANDOM);
    private final CertificateIssuer sub = root.subordinate(times.subject("Sub"), KeySpec.EC_P256, 0);
    private final CertificateSigning signing =
            new CertificateSigning(sub, TestPki.OPERATOR, Duration.ofDays(90), clock);
    private final PendingCsrs pending = new PendingCsrs(KeyVault.inMemory(TestPki.RANDOM), new Randoms());

    private PendingCsrs.Pending ask(CertificateSigningUseEnum type) {
        return pending.start(type, KeySpec.EC_P256, CsrSubject.station(SERIAL_NUMBER, TestPki.OPERATOR));
    }

    private PendingCsrs.Outcome take(CertificateSignedRequest signed, CertificateIssuer anchor) {
        return pending.accept(
                signed.requestId(),
                signed.certificateType(),
                ChainRequest.ofPem(signed.certificateChain(), clock.instant())
                        .anchors(List.of(anchor.certificate()))
                        .profile(CertificateProfile.STATION)
                        .organisation(TestPki.OPERATOR)
                        .commonName(SERIAL_NUMBER));
    }

    @Test
    @Tag("A02.FR.06")
    void stationGetsWhatItAskedFor() {
        SignCertificateRequest request = ask(TYPE).request();
        CertificateSigning.Decision decision = signing.sign(request, SERIAL_NUMBER);
        assertThat(decision.response().status()).isEqualTo(GenericStatusEnum.ACCEPTED);
        assertThat(decision.signed().requestId()).isEqualTo(request.requestId());
        assertThat(decision.signed().certificateType()).isEqualTo(TYPE);
        PendingCsrs.Outcome outcome = take(decision.signed(), root);
        assertThat(outcome.response().status()).isEqualTo(CertificateSignedStatusEnum.ACCEPTED);
        assertThat(outcome).isInstanceOfSatisfying(PendingCsrs.Outcome.Accepted.class, accepted -> {
            assertThat(accepted.chain()).hasSize(2);
            assertThat(accepted.chain().get(0).getNotAfter().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(90)).minus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void requestWithoutATypeIsForTheStationToo() {
        CertificateSigning.Decision decision = signing.sign(ask(null).request(), SERIAL_NUMBER);
        assertThat(decision.signed().certificateType()).isNull();
        assertThat(take(decision.signed(), root).response().status()).isEqualTo(CertificateSignedStatusEnum.ACCEPTED);
    }

    @Test
    void authorityThatTheStationDoesNotTrustIsRejectedByIt() {
        CertificateSigning.Decision decision = signing.sign(ask(TYPE).request(), SERIAL_NUMBER);
        PendingCsrs.Outcome outcome = take(decision.signed(), PKI.stationRoot);
        assertThat(outcome).isInstanceOf(PendingCsrs.Outcome.InvalidChain.class);
        assertThat(outcome.response().status()).isEqualTo(CertificateSignedStatusEnum.REJECTED);
        assertThat(take(decision.signed(), root).response().status()).isEqualTo(CertificateSignedStatusEnum.REJECTED);
    }

    @Test
    @Tag("A02.FR.09")
    void nameOfAnotherStationIsRefused() {
        CertificateSigning.Decision decision = signing.sign(ask(TYPE).request(), "SN-2");
        assertThat(decision.signed()).isNull();
        assertThat(decision.response().status()).isEqualTo(GenericStatusEnum.REJECTED);
        assertThat(decision.response().statusInfo())
                .isEqualTo(StatusInfo.builder()
                        .reasonCode("InvalidCSR")
                        .additionalInfo("SUBJECT_COMMON_NAME")
                        .build());
    }

    @Test
    void certificateTowardsVehiclesIsRefused() {
        CertificateSigning.Decision decision =
                signing.sign(ask(CertificateSigningUseEnum.V2G_CERTIFICATE).request(), SERIAL_NUMBER);
        assertThat(decision.signed()).isNull();
        assertThat(decision.response().statusInfo().reasonCode()).isEqualTo("UnsupportedRequest");
    }

    @Test
    void validityMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificateSigning(root, "x", Duration.ZERO, Clock.systemUTC()));
    }
}
