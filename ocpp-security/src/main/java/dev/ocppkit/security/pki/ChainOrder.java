package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Checks that certificates follow each other from the leaf upwards. Path validators do not: the one of Bouncy Castle sorts the
 * certificates first, that of the JDK calls a wrong order a bad signature.
 */
final class ChainOrder {
    private final List<X509CertificateHolder> chain;
    private final List<X509CertificateHolder> anchors;

    ChainOrder(List<X509CertificateHolder> chain, List<X509CertificateHolder> anchors) {
        this.chain = chain;
        this.anchors = anchors;
    }

    /** Returns what is wrong with the order, or with the signature of a certificate by the next one. */
    Optional<ChainReason> check() {
        for (int i = 0; i < chain.size() - 1; i++) {
            if (!chain.get(i).getIssuer().equals(chain.get(i + 1).getSubject())) {
                return Optional.of(reason(i));
            }
            if (!Bc.isSignedBy(chain.get(i), chain.get(i + 1).getSubjectPublicKeyInfo())) {
                return Optional.of(ChainReason.BAD_SIGNATURE);
            }
        }
        return Optional.empty();
    }

    private ChainReason reason(int last) {
        X500Name wanted = chain.get(last).getIssuer();
        boolean elsewhere = chain.stream().anyMatch(other -> other.getSubject().equals(wanted));
        if (elsewhere || hasChildFurtherOn(last)) {
            return ChainReason.WRONG_ORDER;
        }
        boolean complete =
                anchors.stream().anyMatch(anchor -> anchor.getSubject().equals(wanted));
        return complete ? ChainReason.UNUSED_CERTIFICATE : ChainReason.MISSING_INTERMEDIATE;
    }

    /** Returns whether the first certificate is no leaf: one that it has signed comes after it. */
    private boolean hasChildFurtherOn(int last) {
        X500Name first = chain.get(0).getSubject();
        return chain.stream()
                .skip(last + 1L)
                .anyMatch(other -> other.getIssuer().equals(first));
    }
}
