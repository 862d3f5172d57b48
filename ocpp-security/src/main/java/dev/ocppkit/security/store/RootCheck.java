package dev.ocppkit.security.store;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemResult;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Looks at a certificate that shall become a root. */
final class RootCheck {
    private static final int KEY_CERT_SIGN = 5;

    private final @Nullable X509Certificate certificate;
    private final Optional<InstallResult.Reason> refusal;

    private RootCheck(@Nullable X509Certificate certificate, Optional<InstallResult.Reason> refusal) {
        this.certificate = certificate;
        this.refusal = refusal;
    }

    static RootCheck of(String pem, Instant now) {
        if (!(PemCertificates.read(pem, PemCertificates.MAX_LENGTH, 1)
                instanceof PemResult.Read<List<X509Certificate>> read)) {
            return new RootCheck(null, Optional.of(InstallResult.Reason.MALFORMED));
        }
        X509Certificate certificate = read.value().get(0);
        return new RootCheck(
                certificate,
                Guard.attempt(() -> refusal(certificate, now)).orElse(Optional.of(InstallResult.Reason.MALFORMED)));
    }

    private static Optional<InstallResult.Reason> refusal(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(InstallResult.Reason.NOT_VALID_NOW);
        }
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            return Optional.of(InstallResult.Reason.NOT_A_ROOT);
        }
        X509CertificateHolder holder = Bc.holder(certificate);
        boolean strong =
                Bc.isStrong(holder.getSubjectPublicKeyInfo()) && Bc.isStrongSignature(holder.getSignatureAlgorithm());
        return strong && holder.getSerialNumber().signum() >= 0
                ? Optional.empty()
                : Optional.of(InstallResult.Reason.WEAK);
    }

    Optional<InstallResult.Reason> refusal() {
        return refusal;
    }

    X509Certificate certificate() {
        return Objects.requireNonNull(certificate, "certificate");
    }

    boolean isSelfSigned() {
        return Bc.isSelfSigned(Bc.holder(certificate()));
    }

    boolean isSignedBy(X509Certificate old) {
        X509CertificateHolder issuer = Bc.holder(old);
        X509CertificateHolder holder = Bc.holder(certificate());
        return holder.getIssuer().equals(issuer.getSubject())
                && Bc.isSignedBy(holder, issuer.getSubjectPublicKeyInfo());
    }
}
