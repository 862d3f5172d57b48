package dev.ocppkit.security.tls;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.pki.CertificateProfile;
import dev.ocppkit.security.pki.ChainReason;
import dev.ocppkit.security.pki.ChainRequest;
import dev.ocppkit.security.pki.ChainResult;
import dev.ocppkit.security.pki.ChainValidator;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Decides about the certificate of the peer by the rules of OCPP. The trusted certificates are asked for at each handshake. */
final class PeerTrustManager extends X509ExtendedTrustManager {
    private final CertificateProfile profile;
    private final Supplier<List<X509Certificate>> anchors;
    private final boolean allowWildcards;
    private final Predicate<X509Certificate> trustExpired;
    private final Consumer<X509Certificate> trusted;
    private final Clock clock;

    PeerTrustManager(
            CertificateProfile profile,
            Supplier<List<X509Certificate>> anchors,
            boolean allowWildcards,
            Predicate<X509Certificate> trustExpired,
            Consumer<X509Certificate> trusted,
            Clock clock) {
        this.profile = profile;
        this.anchors = anchors;
        this.allowWildcards = allowWildcards;
        this.trustExpired = trustExpired;
        this.trusted = trusted;
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        X509Certificate anchor = check(chain, CertificateProfile.CSMS);
        checkHost(chain[0], engine == null ? null : engine.getPeerHost());
        trusted.accept(anchor);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        X509Certificate anchor = check(chain, CertificateProfile.CSMS);
        SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
        checkHost(chain[0], session == null ? null : session.getPeerHost());
        trusted.accept(anchor);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        // Without the connection there is no host to compare with.
        throw new PeerRejectedException("NO_HOST");
    }

    private void checkHost(X509Certificate leaf, @Nullable String host) throws PeerRejectedException {
        if (host == null) {
            throw new PeerRejectedException("NO_HOST");
        }
        HostnameReason reason = HostnameCheck.verify(host, leaf, allowWildcards);
        if (!reason.matches()) {
            throw new PeerRejectedException(reason.name());
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted.accept(check(chain, CertificateProfile.STATION));
    }

    private X509Certificate check(X509Certificate[] chain, CertificateProfile wanted) throws PeerRejectedException {
        if (wanted != profile || chain.length == 0) {
            throw new PeerRejectedException("NO_CERTIFICATE");
        }
        List<X509Certificate> roots = anchors.get();
        ChainResult result = Chains.validate(arrange(chain, roots), roots, profile, clock.instant(), trustExpired);
        if (result instanceof ChainResult.Valid valid) {
            return valid.anchor();
        }
        throw new PeerRejectedException(((ChainResult.Invalid) result).reason().name());
    }

    /** Brings what TLS sent into order, from the leaf to a trusted certificate: TLS 1.3 allows more certificates than needed. */
    private static List<X509Certificate> arrange(X509Certificate[] sent, List<X509Certificate> roots) {
        List<X509CertificateHolder> trusted = roots.stream().map(Bc::holder).toList();
        List<X509Certificate> path = new ArrayList<>(List.of(sent[0]));
        for (int i = 0; i < sent.length; i++) {
            X509CertificateHolder last = Bc.holder(path.get(path.size() - 1));
            boolean complete =
                    trusted.stream().anyMatch(root -> root.getSubject().equals(last.getIssuer()));
            X509Certificate next = complete ? null : issuer(last, sent, path);
            if (next == null) {
                return path;
            }
            path.add(next);
        }
        return path;
    }

    private static @Nullable X509Certificate issuer(
            X509CertificateHolder of, X509Certificate[] sent, List<X509Certificate> used) {
        for (X509Certificate candidate : sent) {
            if (!used.contains(candidate) && Bc.holder(candidate).getSubject().equals(of.getIssuer())) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.get().toArray(new X509Certificate[0]);
    }

    /** Validation that can look past the end of a station's certificate. */
    static final class Chains {
        private Chains() {}

        static ChainResult validate(
                List<X509Certificate> chain,
                List<X509Certificate> roots,
                CertificateProfile profile,
                Instant now,
                Predicate<X509Certificate> trustExpired) {
            ChainResult result = validate(chain, roots, profile, now);
            boolean expired = result instanceof ChainResult.Invalid invalid && invalid.reason() == ChainReason.EXPIRED;
            Instant end = chain.get(0).getNotAfter().toInstant();
            // Only the leaf may be expired: everything else must be valid at its last moment.
            return expired && now.isAfter(end) && trustExpired.test(chain.get(0))
                    ? validate(chain, roots, profile, end)
                    : result;
        }

        private static ChainResult validate(
                List<X509Certificate> chain, List<X509Certificate> roots, CertificateProfile profile, Instant at) {
            return ChainValidator.validate(
                    ChainRequest.of(chain, at).anchors(roots).profile(profile).build());
        }
    }
}
