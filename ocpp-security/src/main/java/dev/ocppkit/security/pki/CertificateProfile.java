package dev.ocppkit.security.pki;

/**
 * What a certificate is for, and with that, which rules its leaf must keep beyond those of every path.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.515, C07, L01.
 */
public enum CertificateProfile {
    /** A charging station towards the CSMS: organisation and common name, which is no host name; TLS client. */
    STATION,
    /** A CSMS towards charging stations: TLS server. */
    CSMS,
    /** A charging station towards electric vehicles: TLS server by ISO 15118. */
    SECC,
    /** A contract certificate of ISO 15118: the common name is the eMAID. */
    CONTRACT,
    /** The certificate that firmware is signed with. */
    FIRMWARE
}
