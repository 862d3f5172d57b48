package dev.ocppkit.security.tls;

import dev.ocppkit.security.StationIdentity;
import dev.ocppkit.security.internal.Bc;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Which identity uses which certificate. It remembers digests, and per identity only as many as a renewal needs, so that years
 * of renewals do not fill the memory of a CSMS. Safe for use by several threads.
 */
final class CertificateUsers {
    /** The certificate in use, and the one before or after a renewal (A02). */
    private static final int PER_IDENTITY = 2;

    private final Map<String, StationIdentity> users = new HashMap<>();
    private final Map<StationIdentity, Deque<String>> lastUsed = new HashMap<>();

    /**
     * Takes a certificate into use.
     *
     * @param certificate the certificate
     * @param identity who wants to use it
     * @return false if another identity uses it
     */
    boolean claim(X509Certificate certificate, StationIdentity identity) {
        String digest = digest(certificate);
        synchronized (this) {
            StationIdentity user = users.putIfAbsent(digest, identity);
            if (user != null && !user.equals(identity)) {
                return false;
            }
            Deque<String> digests = lastUsed.computeIfAbsent(identity, unused -> new ArrayDeque<>(PER_IDENTITY + 1));
            digests.remove(digest);
            digests.addFirst(digest);
            if (digests.size() > PER_IDENTITY) {
                users.remove(digests.removeLast());
            }
            return true;
        }
    }

    /** Forgets all certificates of an identity. */
    synchronized void release(StationIdentity identity) {
        Deque<String> digests = lastUsed.remove(identity);
        if (digests != null) {
            digests.forEach(users::remove);
        }
    }

    /** How many certificates are remembered. */
    synchronized int size() {
        return users.size();
    }

    private static String digest(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Bc.digest("SHA-256", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no encoding", e);
        }
    }
}
