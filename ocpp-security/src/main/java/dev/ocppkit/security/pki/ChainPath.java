package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the path validation of RFC 5280, and finds the reason if it fails: validators tell theirs only in changing words. */
final class ChainPath {
    private static final int KEY_CERT_SIGN = 5;

    private final List<X509Certificate> chain;
    private final List<X509Certificate> anchors;
    private final Instant at;

    ChainPath(List<X509Certificate> chain, List<X509Certificate> anchors, Instant at) {
        this.chain = chain;
        this.anchors = anchors;
        this.at = at;
    }

    /** Returns the anchor that the path ends at, or empty if the path is not valid. */
    Optional<X509Certificate> validate() {
        return anchors.isEmpty()
                ? Optional.empty()
                : Guard.attempt(() -> {
                    CertPath path =
                            CertificateFactory.getInstance("X.509", Bc.PROVIDER).generateCertPath(chain);
                    Set<TrustAnchor> trusted = anchors.stream()
                            .map(anchor -> new TrustAnchor(anchor, null))
                            .collect(Collectors.toSet());
                    PKIXParameters parameters = new PKIXParameters(trusted);
                    parameters.setRevocationEnabled(false);
                    parameters.setDate(Date.from(at));
                    CertPathValidator validator = CertPathValidator.getInstance("PKIX", Bc.PROVIDER);
                    PKIXCertPathValidatorResult result =
                            (PKIXCertPathValidatorResult) validator.validate(path, parameters);
                    return result.getTrustAnchor().getTrustedCert();
                });
    }

    /** Returns why a path is not valid that {@link #validate} refused. */
    ChainReason reason() {
        X509Certificate last = chain.get(chain.size() - 1);
        boolean anchored = anchors.stream().anyMatch(anchor -> signs(anchor, last));
        if (!anchored) {
            return ChainReason.UNTRUSTED_ROOT;
        }
        for (X509Certificate certificate : chain) {
            if (at.isAfter(certificate.getNotAfter().toInstant())) {
                return ChainReason.EXPIRED;
            }
            if (at.isBefore(certificate.getNotBefore().toInstant())) {
                return ChainReason.NOT_YET_VALID;
            }
        }
        return authorityReason();
    }

    private ChainReason authorityReason() {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate authority = chain.get(i);
            int allowed = authority.getBasicConstraints();
            if (allowed < 0) {
                return ChainReason.NOT_A_CA;
            }
            boolean[] usage = authority.getKeyUsage();
            if (usage != null && !usage[KEY_CERT_SIGN]) {
                return ChainReason.KEY_USAGE;
            }
            if (i - 1 > allowed) {
                return ChainReason.PATH_LENGTH;
            }
        }
        return ChainReason.PATH_INVALID;
    }

    private static boolean signs(X509Certificate issuer, X509Certificate certificate) {
        return Guard.holds(() ->
                Bc.holder(certificate).getIssuer().equals(Bc.holder(issuer).getSubject())
                        && Bc.isSignedBy(
                                Bc.holder(certificate), Bc.holder(issuer).getSubjectPublicKeyInfo()));
    }
}
