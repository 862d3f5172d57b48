package dev.ocppkit.security.revocation;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.RevocationChecker;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies certificate revocation lists. Pure.
 *
 * <p>Delta lists, indirect lists and lists of a part of the certificates are refused: a certificate that they do not name may be
 * revoked all the same.
 *
 * <p>Spec: OCPP 2.1 Part 2, M07.FR.06, M07.FR.07, A00.FR.705; RFC 5280, chapter 5.
 */
public final class Crls {
    /** How many octets a list may have. */
    public static final int MAX_LENGTH = 5 * 1024 * 1024;

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private Crls() {}

    /**
     * Verifies a list.
     *
     * @param der the list
     * @param issuer the authority whose certificates it is about
     * @param now the time
     * @return what it says, or why it says nothing
     */
    public static CrlResult verify(byte[] der, X509Certificate issuer, Instant now) {
        if (der.length > MAX_LENGTH) {
            return new CrlResult.Invalid(CrlReason.TOO_LONG);
        }
        return parse(der)
                .flatMap(list -> Guard.attempt(() -> verify(list, Bc.holder(issuer), now)))
                .orElseGet(() -> new CrlResult.Invalid(CrlReason.MALFORMED));
    }

    /**
     * Makes a checker out of lists that are there already.
     *
     * @param lists the lists in DER, of any authorities and in any order
     * @return the checker; a certificate whose authority has no valid list is of unknown status
     */
    public static RevocationChecker checker(Collection<byte[]> lists) {
        List<byte[]> copies = lists.stream().map(byte[]::clone).toList();
        return (certificate, issuer, at) -> status(copies, certificate, issuer, at);
    }

    private static RevocationChecker.Status status(
            List<byte[]> lists, X509Certificate certificate, X509Certificate issuer, Instant at) {
        RevocationChecker.Status status = RevocationChecker.Status.UNKNOWN;
        for (byte[] list : lists) {
            if (verify(list, issuer, at) instanceof CrlResult.Verified verified) {
                if (verified.revoked().contains(certificate.getSerialNumber())) {
                    return RevocationChecker.Status.REVOKED;
                }
                status = RevocationChecker.Status.GOOD;
            }
        }
        return status;
    }

    private static Optional<X509CRLHolder> parse(byte[] der) {
        return Guard.attempt(() -> new X509CRLHolder(CertificateList.getInstance(Bc.parseDer(der))));
    }

    private static CrlResult verify(X509CRLHolder list, X509CertificateHolder issuer, Instant now)
            throws OperatorCreationException, CertException, CertificateException {
        if (!list.getIssuer().equals(issuer.getSubject())) {
            return new CrlResult.Invalid(CrlReason.OTHER_ISSUER);
        }
        if (!list.isSignatureValid(
                new JcaContentVerifierProviderBuilder().setProvider(Bc.PROVIDER).build(issuer))) {
            return new CrlResult.Invalid(CrlReason.BAD_SIGNATURE);
        }
        if (!isComplete(list)) {
            return new CrlResult.Invalid(CrlReason.UNSUPPORTED_SCOPE);
        }
        Instant thisUpdate = list.getThisUpdate().toInstant();
        if (thisUpdate.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            return new CrlResult.Invalid(CrlReason.NOT_YET_VALID);
        }
        if (list.getNextUpdate() == null || !list.getNextUpdate().toInstant().isAfter(now)) {
            return new CrlResult.Invalid(CrlReason.STALE);
        }
        return new CrlResult.Verified(thisUpdate, list.getNextUpdate().toInstant(), revoked(list));
    }

    private static boolean isComplete(X509CRLHolder list) {
        for (Object id : list.getCriticalExtensionOIDs()) {
            if (!Extension.issuingDistributionPoint.equals((ASN1ObjectIdentifier) id)) {
                return false;
            }
        }
        Extension extension = list.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return list.getExtension(Extension.deltaCRLIndicator) == null;
        }
        IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(extension.getParsedValue());
        return !scope.isIndirectCRL()
                && !scope.onlyContainsAttributeCerts()
                && !scope.onlyContainsCACerts()
                && !scope.onlyContainsUserCerts()
                && scope.getOnlySomeReasons() == null;
    }

    private static Set<BigInteger> revoked(X509CRLHolder list) {
        Set<BigInteger> serials = new HashSet<>();
        for (Object one : list.getRevokedCertificates()) {
            X509CRLEntryHolder entry = (X509CRLEntryHolder) one;
            Extension reason = entry.getExtension(Extension.reasonCode);
            boolean removed = reason != null
                    && CRLReason.getInstance(reason.getParsedValue()).getValue().intValue() == CRLReason.removeFromCRL;
            if (!removed) {
                serials.add(entry.getSerialNumber());
            }
        }
        return serials;
    }
}
