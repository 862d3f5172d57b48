package dev.ocppkit.security.pki;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Answers the certificate signing requests of charging stations at a CSMS whose certificate authority is a {@link
 * CertificateIssuer}. Safe for use by several threads.
 *
 * <pre>{@code
 * csms.on(SignCertificateRequest.class, (request, context) -> {
 *     CsrResult result = authority.check(request, serialNumberOf(context.identity()));
 *     if (result instanceof CsrResult.Accepted accepted) {
 *         CertificateSignedRequest signed = authority.sign(request, accepted, clock.instant());
 *         context.afterReply(() -> context.peer().call(signed));
 *     }
 *     return StationAuthority.answer(result);
 * });
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2, A02 and A03.
 *
 * @param issuer signs the certificates
 * @param organisation the operator, as it must stand in requests
 * @param validity how long certificates are valid
 */
public record StationAuthority(CertificateIssuer issuer, String organisation, Duration validity) {
    /** Clocks of charging stations may be late. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int ROOT_FACTOR = 10;

    /** Checks the arguments. */
    public StationAuthority {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(organisation, "organisation");
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("validity must be more than 0: " + validity);
        }
    }

    /**
     * Makes an authority with a new root of its own, which is valid for ten times as long as its certificates. Keep {@link
     * CertificateIssuer#secretPem} of its issuer, so that it outlives the program.
     *
     * @param organisation the operator
     * @param validity how long certificates are valid
     * @param now the current time, from which the root is valid
     * @param random where the key and serial numbers come from
     * @return the authority
     */
    public static StationAuthority ofNewRoot(String organisation, Duration validity, Instant now, SecureRandom random) {
        var root = new CertificateIssuer.Subject(
                organisation, organisation + " station root", now, now.plus(validity.multipliedBy(ROOT_FACTOR)));
        return new StationAuthority(CertificateIssuer.root(root, KeySpec.EC_P256, random), organisation, validity);
    }

    /**
     * Checks a request.
     *
     * <p>Spec: OCPP 2.1 Part 2, A02.FR.09.
     *
     * @param request the request
     * @param commonName what the common name must be: the serial number of the station, or its SECC id; never taken from the
     *     request
     * @return what it asks for, or the first rule that is broken
     */
    public CsrResult check(SignCertificateRequest request, String commonName) {
        return CsrVerifier.check(request.csr(), commonName, organisation);
    }

    /**
     * Checks a request of a station that proves nothing, for development only: whatever name it asks for, it may have.
     *
     * @param request the request
     * @return what it asks for, or the first other rule that is broken
     */
    public static CsrResult checkWithoutSubject(SignCertificateRequest request) {
        return CsrVerifier.checkWithoutSubject(request.csr());
    }

    /**
     * Answers a request.
     *
     * @param result what a check found
     * @return Accepted, or Rejected with InvalidCSR and the reason
     */
    public static SignCertificateResponse answer(CsrResult result) {
        return result instanceof CsrResult.Refused refused
                ? SignCertificateResponse.builder()
                        .status(GenericStatusEnum.REJECTED)
                        .statusInfo(StatusInfo.builder()
                                .reasonCode("InvalidCSR")
                                .additionalInfo(refused.reason().name())
                                .build())
                        .build()
                : SignCertificateResponse.of(GenericStatusEnum.ACCEPTED);
    }

    /**
     * Makes the certificate, valid from five minutes ago for stations whose clock is late.
     *
     * <p>Spec: OCPP 2.1 Part 2, A02, A03; a station of OCPP 2.1 finds its request by the request id.
     *
     * @param request the request
     * @param checked what the check found
     * @param now the current time
     * @return what to send to the station after the answer: the certificate followed by that of the issuer
     */
    public CertificateSignedRequest sign(SignCertificateRequest request, CsrResult.Accepted checked, Instant now) {
        return sign(request, checked, now.minus(CLOCK_SKEW), now.plus(validity));
    }

    CertificateSignedRequest sign(
            SignCertificateRequest request, CsrResult.Accepted checked, Instant begin, Instant end) {
        boolean isStation = request.certificateType() == null
                || request.certificateType() == CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE;
        X509Certificate signed = issuer.issue(
                isStation ? CertificateProfile.STATION : CertificateProfile.SECC,
                new CertificateIssuer.Subject(checked.organisation(), checked.commonName(), begin, end),
                checked.key(),
                List.of());
        return CertificateSignedRequest.builder()
                .certificateChain(PemCertificates.write(List.of(signed, issuer.certificate())))
                .certificateType(request.certificateType())
                .requestId(request.requestId())
                .build();
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "StationAuthority[" + organisation + "]";
    }
}
