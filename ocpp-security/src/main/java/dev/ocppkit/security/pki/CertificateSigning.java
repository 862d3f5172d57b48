package dev.ocppkit.security.pki;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.CertificateSigningUseEnum;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.CertificateSignedRequest;
import dev.ocppkit.model.message.SignCertificateRequest;
import dev.ocppkit.model.message.SignCertificateResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs what charging stations ask for with SignCertificate, for tests, demonstrations and small operators. The specification
 * recommends an authority outside the CSMS (A02.FR.04): then check requests with {@link CsrVerifier} and pass them on.
 *
 * <p>Only certificates towards the CSMS are signed; requests for certificates towards vehicles are refused. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * csms.on(SignCertificateRequest.class, (request, context) -> {
 *     CertificateSigning.Decision decision = signing.sign(request, serialNumberOf(context.peer()));
 *     if (decision.signed() != null) {
 *         context.afterReply(() -> context.peer().call(decision.signed()));
 *     }
 *     return decision.response();
 * });
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2, A02.FR.04, A02.FR.09, A00.FR.501 to A00.FR.511.
 */
public final class CertificateSigning {
    private final StationAuthority authority;
    private final Clock clock;

    /**
     * Makes it.
     *
     * @param authority who signs; its certificate goes into the chain, as that of a sub-CA
     * @param organisation the operator, as requests must name it and certificates do
     * @param validity how long certificates are valid, positive
     * @param clock tells the time
     * @throws IllegalArgumentException if the validity is not positive
     */
    public CertificateSigning(CertificateIssuer authority, String organisation, Duration validity, Clock clock) {
        this.authority = new StationAuthority(authority, organisation, validity);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * What to do with a request.
     *
     * @param response the answer, Accepted or Rejected with a reason
     * @param signed what to send after the answer, with type and requestId of the request; null if it is Rejected
     */
    public record Decision(
            SignCertificateResponse response, @Nullable CertificateSignedRequest signed) {}

    /**
     * Checks a request and signs its certificate.
     *
     * @param request the request
     * @param commonName the serial number of the charging station that has sent it, as the CSMS knows it; never one out of the request
     * @return what to do
     */
    public Decision sign(SignCertificateRequest request, String commonName) {
        CertificateSigningUseEnum type = request.certificateType();
        if (type != null && type != CertificateSigningUseEnum.CHARGING_STATION_CERTIFICATE) {
            return new Decision(unsupported(type), null);
        }
        CsrResult result = authority.check(request, commonName);
        return new Decision(
                StationAuthority.answer(result),
                result instanceof CsrResult.Accepted accepted ? signed(request, accepted) : null);
    }

    private CertificateSignedRequest signed(SignCertificateRequest request, CsrResult.Accepted checked) {
        Instant begin = clock.instant().minus(StationAuthority.CLOCK_SKEW);
        return authority.sign(request, checked, begin, begin.plus(authority.validity()));
    }

    private static SignCertificateResponse unsupported(CertificateSigningUseEnum type) {
        return SignCertificateResponse.builder()
                .status(GenericStatusEnum.REJECTED)
                .statusInfo(StatusInfo.builder()
                        .reasonCode("UnsupportedRequest")
                        .additionalInfo(type.wireName())
                        .build())
                .build();
    }
}
