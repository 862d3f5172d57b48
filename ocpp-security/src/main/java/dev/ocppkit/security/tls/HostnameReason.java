package dev.ocppkit.security.tls;

/** What a comparison of a host name with a certificate found. */
public enum HostnameReason {
    /** The certificate is for this host. */
    MATCHES,
    /** The certificate is for other hosts. */
    OTHER_HOST,
    /** The certificate fits only by a wildcard, and wildcards are not allowed. */
    WILDCARD_NOT_ALLOWED,
    /** The host name or the names in the certificate cannot be read. */
    MALFORMED;

    /**
     * Tells whether the connection may go on.
     *
     * @return whether the certificate is for this host
     */
    public boolean matches() {
        return this == MATCHES;
    }
}
