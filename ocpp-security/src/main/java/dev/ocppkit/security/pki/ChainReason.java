package dev.ocppkit.security.pki;

/**
 * Why a certificate chain is not valid.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.501 to A00.FR.515, A02.FR.16; RFC 5280, chapter 6.
 */
public enum ChainReason {
    /** More characters or certificates than allowed; it was not parsed. */
    TOO_LONG,
    /** No certificate, or one that cannot be read. */
    MALFORMED,
    /** The text holds something else than certificates. */
    UNEXPECTED_PEM_BLOCK,
    /** The certificates belong together, but do not follow each other from the leaf upwards. */
    WRONG_ORDER,
    /** A certificate between two others, or between the last one and the anchors, is missing. */
    MISSING_INTERMEDIATE,
    /** A certificate is there that the chain does not need. */
    UNUSED_CERTIFICATE,
    /** The last certificate is not signed with a trusted one. */
    UNTRUSTED_ROOT,
    /** A certificate is expired. */
    EXPIRED,
    /** A certificate is not valid yet. */
    NOT_YET_VALID,
    /** A certificate has signed another one and is no CA. */
    NOT_A_CA,
    /** A CA has more CAs below it than it may. */
    PATH_LENGTH,
    /** A key is not meant for this use. */
    KEY_USAGE,
    /** The extended key usage does not allow this use. */
    EXTENDED_KEY_USAGE,
    /** A signature does not fit. */
    BAD_SIGNATURE,
    /** Another rule of path validation is broken, for instance by a critical extension that is not known. */
    PATH_INVALID,
    /** A key is too short, or of a kind that is not allowed. */
    WEAK_KEY,
    /** A signature uses an algorithm weaker than SHA-256. */
    WEAK_SIGNATURE,
    /** A serial number is negative. */
    SERIAL_NUMBER,
    /** The organisation is missing or another one. */
    SUBJECT_ORGANISATION,
    /** The common name is missing, is there twice, is another one, or is a host name, URL or address. */
    SUBJECT_COMMON_NAME,
    /** The key is not that of the pending request. */
    KEY_MISMATCH,
    /** A certificate is revoked. */
    REVOKED,
    /** It could not be found out whether a certificate is revoked. */
    STATUS_UNKNOWN
}
