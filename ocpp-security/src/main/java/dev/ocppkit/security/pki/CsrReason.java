package dev.ocppkit.security.pki;

/**
 * Why a certificate signing request is not good.
 *
 * <p>Spec: OCPP 2.1 Part 2, A02; reason code InvalidCSR.
 */
public enum CsrReason {
    /** More characters than allowed; it was not parsed. */
    TOO_LONG,
    /** It cannot be read. */
    MALFORMED,
    /** The text holds something else than one request. */
    UNEXPECTED_PEM_BLOCK,
    /** Whoever asks does not have the private key. */
    BAD_SIGNATURE,
    /** The key is too short, or of a kind that is not allowed. */
    WEAK_KEY,
    /** The signature uses an algorithm weaker than SHA-256. */
    WEAK_SIGNATURE,
    /** The organisation is missing or another one. */
    SUBJECT_ORGANISATION,
    /** The common name is missing, is there twice, or is not that of the charging station. */
    SUBJECT_COMMON_NAME,
    /** An extension is asked for that a charging station does not need, for instance another host name. */
    EXTENSION_NOT_ALLOWED
}
