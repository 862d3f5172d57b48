package dev.ocppkit.security.firmware;

import dev.ocppkit.model.enumeration.UpdateFirmwareStatusEnum;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainReason;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainResult;
import dev.ocppkit.security.pki.ChainValidator;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemResult;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the certificates that firmware is signed with. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01.FR.11, L01.FR.12, L01.FR.21, L01.FR.22.
 */
public final class FirmwareSigningCertificates {
    /** How many characters the field {@code signingCertificate} may have, unless OCPPCommCtrlr.FieldLength allows more. */
    public static final int MAX_LENGTH = 5500;

    private FirmwareSigningCertificates() {}

    /**
     * Checks a certificate as it came with UpdateFirmwareRequest.
     *
     * @param pem exactly one certificate
     * @param manufacturerRoots the installed manufacturer root certificates, one of which must have signed it directly
     * @param at when it must be valid
     * @return the result with the certificate, or why it is not good; then the answer is InvalidCertificate
     */
    public static ChainResult check(String pem, Collection<X509Certificate> manufacturerRoots, Instant at) {
        PemResult<List<X509Certificate>> read = PemCertificates.read(pem, MAX_LENGTH, 1);
        if (read instanceof PemResult.Read<List<X509Certificate>> one) {
            return check(one.value().get(0), manufacturerRoots, at);
        }
        ChainReason reason = switch (((PemResult.Refused<List<X509Certificate>>) read).reason()) {
            case TOO_LONG -> ChainReason.TOO_LONG;
            case MALFORMED -> ChainReason.MALFORMED;
            case UNEXPECTED_PEM_BLOCK -> ChainReason.UNEXPECTED_PEM_BLOCK;
        };
        return new ChainResult.Invalid(reason, "signing certificate");
    }

    /**
     * Returns the answer of a charging station with secure firmware update to an UpdateFirmwareRequest, as far as its certificate
     * decides.
     *
     * @param pem firmware.signingCertificate, or null if it is missing
     * @param signature firmware.signature, or null if it is missing
     * @param manufacturerRoots the installed manufacturer root certificates
     * @param at when the certificate must be valid
     * @return InvalidCertificate, then raise InvalidFirmwareSigningCertificate; Rejected if certificate or signature are missing;
     *     otherwise Accepted
     */
    public static UpdateFirmwareStatusEnum answer(
            @Nullable String pem,
            @Nullable String signature,
            Collection<X509Certificate> manufacturerRoots,
            Instant at) {
        if (pem == null || pem.isBlank() || signature == null || signature.isBlank()) {
            return UpdateFirmwareStatusEnum.REJECTED;
        }
        return check(pem, manufacturerRoots, at).isValid()
                ? UpdateFirmwareStatusEnum.ACCEPTED
                : UpdateFirmwareStatusEnum.INVALID_CERTIFICATE;
    }

    /**
     * Checks a certificate.
     *
     * @param certificate the certificate
     * @param manufacturerRoots the installed manufacturer root certificates, one of which must have signed it directly
     * @param at when it must be valid
     * @return the result, or why it is not good
     */
    public static ChainResult check(
            X509Certificate certificate, Collection<X509Certificate> manufacturerRoots, Instant at) {
        return ChainValidator.validate(ChainRequest.of(List.of(certificate), at)
                .anchors(manufacturerRoots)
                .profile(CertificateProfile.FIRMWARE)
                .build());
    }
}
