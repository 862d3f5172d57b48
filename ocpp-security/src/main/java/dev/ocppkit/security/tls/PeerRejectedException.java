package dev.ocppkit.security.tls;

import java.security.cert.CertificateException;

/**
 * A certificate of the peer was refused during a TLS handshake. It is the cause of the exception that the handshake ends with; see
 * {@link TlsFailure#of}.
 */
public final class PeerRejectedException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    PeerRejectedException(String reason) {
        super("The certificate of the peer was refused: " + reason);
        this.reason = reason;
    }

    /**
     * Returns why.
     *
     * @return a constant of ChainReason or HostnameReason: nothing that was received
     */
    public String reason() {
        return reason;
    }
}
