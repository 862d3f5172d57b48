package dev.ocppkit.security;

import java.util.Optional;

/**
 * How a charging station and its CSMS recognise each other.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00, table of security profiles; SecurityCtrlr.SecurityProfile.
 */
public enum SecurityProfile {
    /** Profile 1: a password over an open connection, only inside a trusted network. */
    BASIC(1, false, true, false),
    /** Profile 2: TLS, and a password. */
    TLS_BASIC(2, true, true, false),
    /** Profile 3: TLS with a certificate on both sides. */
    TLS_CLIENT_CERTIFICATE(3, true, false, true);

    private final int number;
    private final boolean tls;
    private final boolean password;
    private final boolean clientCertificate;

    SecurityProfile(int number, boolean tls, boolean password, boolean clientCertificate) {
        this.number = number;
        this.tls = tls;
        this.password = password;
        this.clientCertificate = clientCertificate;
    }

    /**
     * Returns the profile of a number. 0, no security at all, is no profile of OCPP 2.
     *
     * @param number 1 to 3
     * @return the profile; empty for other numbers
     */
    public static Optional<SecurityProfile> of(int number) {
        return number < 1 || number > 3 ? Optional.empty() : Optional.of(values()[number - 1]);
    }

    /**
     * Returns the number.
     *
     * @return 1 to 3
     */
    public int number() {
        return number;
    }

    /**
     * Tells whether the connection is encrypted and the CSMS has a certificate.
     *
     * @return whether it uses TLS
     */
    public boolean usesTls() {
        return tls;
    }

    /**
     * Tells whether the charging station has a password.
     *
     * @return whether it uses HTTP Basic authentication
     */
    public boolean usesPassword() {
        return password;
    }

    /**
     * Tells whether the charging station has a certificate.
     *
     * @return whether both sides have certificates
     */
    public boolean usesClientCertificate() {
        return clientCertificate;
    }
}
