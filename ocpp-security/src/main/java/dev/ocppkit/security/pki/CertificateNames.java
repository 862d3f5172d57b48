package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The names in certificates that OCPP gives a meaning to. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.404, A00.FR.405 (organisation and common name of charging stations).
 */
public final class CertificateNames {
    private CertificateNames() {}

    /**
     * Returns the common name of the subject: of a charging station its serial number.
     *
     * @param certificate the certificate
     * @return the name; empty if there is none, or more than one
     */
    public static Optional<String> commonName(X509Certificate certificate) {
        return Bc.onlyValue(Bc.holder(certificate).getSubject(), BCStyle.CN);
    }

    /**
     * Returns the organisation of the subject: of a charging station its operator.
     *
     * @param certificate the certificate
     * @return the name; empty if there is none, or more than one
     */
    public static Optional<String> organisation(X509Certificate certificate) {
        return Bc.onlyValue(Bc.holder(certificate).getSubject(), BCStyle.O);
    }
}
