package dev.ocppkit.security.tls;

import dev.ocppkit.security.SecurityProfile;
import dev.ocppkit.security.store.CertificateStore;
import dev.ocppkit.security.store.CertificateUse;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a charging station connects with: the CSMS roots that are installed at the moment, and on security profile 3 its own certificate.
 * It also ends the change of a CSMS root, when the new one has proved itself.
 *
 * <p>Make a context for each attempt to connect, and call {@link #connected} when the connection is open. Safe for use by several
 * threads, as long as one connection is made at a time.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.301 to A00.FR.430, A02.FR.08, M05.FR.10, M05.FR.13.
 */
public final class StationTls {
    private final CertificateStore certificates;
    private volatile @Nullable KeyEntry own;
    private volatile @Nullable X509Certificate usedRoot;

    /**
     * Makes it without a certificate of the station.
     *
     * @param certificates the installed certificates
     */
    public StationTls(CertificateStore certificates) {
        this.certificates = Objects.requireNonNull(certificates, "certificates");
    }

    /**
     * Sets the certificate of the station, from the next context on.
     *
     * @param certificate the certificate with its key
     */
    public void use(KeyEntry certificate) {
        own = Objects.requireNonNull(certificate, "certificate");
    }

    /**
     * Tells whether there is a certificate of the station, which security profile 3 needs (A05.FR.09).
     *
     * @return whether there is one
     */
    public boolean hasCertificate() {
        return own != null;
    }

    /**
     * Makes what the next connection is made with.
     *
     * @param profile the security profile of the connection, 2 or 3
     * @return the context; it asks for the installed roots at each handshake
     * @throws IllegalArgumentException if the profile has no TLS
     * @throws IllegalStateException if the profile needs a certificate of the station, and there is none
     */
    public SSLContext context(SecurityProfile profile) {
        if (!profile.usesTls()) {
            throw new IllegalArgumentException("security profile " + profile.number() + " has no TLS");
        }
        OcppTls.ClientBuilder builder = OcppTls.client(() -> certificates.anchors(CertificateUse.CSMS_ROOT))
                .onTrusted(root -> usedRoot = root);
        if (profile.usesClientCertificate()) {
            KeyEntry certificate = own;
            if (certificate == null) {
                throw new IllegalStateException("security profile 3 needs a certificate of the charging station");
            }
            builder.certificate(certificate);
        }
        return builder.build();
    }

    /**
     * Returns the root that the newest connection relies on, which {@link CertificateStore#delete} must know.
     *
     * @return the root; null if there was no connection with TLS
     */
    public @Nullable X509Certificate usedRoot() {
        return usedRoot;
    }

    /**
     * Tells that a connection is open. If it relied on a new CSMS root, the old one is removed (M05.FR.13).
     *
     * @param profile the security profile of the connection
     * @return whether the old root was removed
     */
    public boolean connected(SecurityProfile profile) {
        X509Certificate root = usedRoot;
        return profile.usesTls() && root != null && certificates.connected(root);
    }
}
