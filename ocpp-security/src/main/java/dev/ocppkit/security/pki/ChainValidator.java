package dev.ocppkit.security.pki;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Validates certificate chains: size, order, path, strength, names, key and revocation, in this order. Pure, except for what a
 * given revocation checker does.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.515, A02.FR.06, A02.FR.16, M; RFC 5280, chapter 6.
 */
public final class ChainValidator {
    private static final List<String> PLACES = List.of("leaf", "first intermediate", "a further intermediate");

    private ChainValidator() {}

    /**
     * Validates a chain.
     *
     * <p>A self-signed certificate at the end that equals an anchor is tolerated and dropped.
     *
     * @param request the chain and what is expected of it
     * @return the parts of the valid chain, or the first rule that is broken; never an exception for what was received
     */
    public static ChainResult validate(ChainRequest request) {
        List<X509Certificate> certificates = request.certificates;
        if (request.pem != null) {
            PemResult<List<X509Certificate>> read =
                    PemCertificates.read(request.pem, request.maxLength, PemCertificates.MAX_CERTIFICATES);
            if (read instanceof PemResult.Refused<List<X509Certificate>> refused) {
                return invalid(reason(refused.reason()), "text");
            }
            certificates = read.orThrow();
        }
        if (certificates.isEmpty()) {
            return invalid(ChainReason.MALFORMED, "no certificate");
        }
        if (certificates.size() > PemCertificates.MAX_CERTIFICATES) {
            return invalid(ChainReason.TOO_LONG, "number of certificates");
        }
        return validate(request, certificates);
    }

    private static ChainResult validate(ChainRequest request, List<X509Certificate> received) {
        List<X509CertificateHolder> holders = received.stream().map(Bc::holder).toList();
        List<X509CertificateHolder> anchors =
                request.anchors.stream().map(Bc::holder).toList();
        Optional<ChainReason> disorder = new ChainOrder(holders, anchors).check();
        if (disorder.isPresent()) {
            return invalid(disorder.get(), "order of the certificates");
        }
        X509CertificateHolder last = holders.get(holders.size() - 1);
        List<X509Certificate> chain = received;
        if (holders.size() > 1 && Bc.isSelfSigned(last)) {
            if (!anchors.contains(last)) {
                return invalid(ChainReason.UNTRUSTED_ROOT, "root in the chain");
            }
            chain = received.subList(0, received.size() - 1);
        }
        return validatePath(request, chain, holders.subList(0, chain.size()));
    }

    private static ChainResult validatePath(
            ChainRequest request, List<X509Certificate> chain, List<X509CertificateHolder> holders) {
        ChainPath path = new ChainPath(chain, request.anchors, effectiveTime(request, chain));
        Optional<X509Certificate> anchor = path.validate();
        if (anchor.isEmpty()) {
            return invalid(path.reason(), "path");
        }
        Optional<ChainReason> broken = Guard.attempt(() -> new ChainPolicy(request, holders).check(anchor.get()))
                .orElse(Optional.of(ChainReason.MALFORMED));
        if (broken.isPresent()) {
            return invalid(broken.get(), "rules of OCPP");
        }
        return revocation(request, chain, anchor.get())
                .orElseGet(() -> new ChainResult.Valid(chain.get(0), chain.subList(1, chain.size()), anchor.get()));
    }

    /** Moves the time to the beginning of a certificate that begins within the tolerance. */
    private static Instant effectiveTime(ChainRequest request, List<X509Certificate> chain) {
        Instant latest = request.at.plus(request.tolerance);
        return chain.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .filter(begin -> begin.isAfter(request.at) && !begin.isAfter(latest))
                .max(Instant::compareTo)
                .orElse(request.at);
    }

    private static Optional<ChainResult> revocation(
            ChainRequest request, List<X509Certificate> chain, X509Certificate anchor) {
        if (request.revocation == null) {
            return Optional.empty();
        }
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : anchor;
            RevocationChecker.Status status = request.revocation.status(chain.get(i), issuer, request.at);
            String place = PLACES.get(Math.min(i, PLACES.size() - 1));
            if (status == RevocationChecker.Status.REVOKED) {
                return Optional.of(invalid(ChainReason.REVOKED, place));
            }
            if (status == RevocationChecker.Status.UNKNOWN && !request.softFail) {
                return Optional.of(invalid(ChainReason.STATUS_UNKNOWN, place));
            }
        }
        return Optional.empty();
    }

    private static ChainReason reason(PemReason reason) {
        return switch (reason) {
            case TOO_LONG -> ChainReason.TOO_LONG;
            case MALFORMED -> ChainReason.MALFORMED;
            case UNEXPECTED_PEM_BLOCK -> ChainReason.UNEXPECTED_PEM_BLOCK;
        };
    }

    private static ChainResult invalid(ChainReason reason, String detail) {
        return new ChainResult.Invalid(reason, detail);
    }
}
