package dev.ocppkit.security.signing;

/** Why a signed message is not genuine. */
public enum SignatureReason {
    /** It is no flattened JWS, its base64url is not strict, its payload is no JSON object, or a member is there twice. */
    MALFORMED,
    /** The algorithm is not allowed, or does not fit the key. */
    ALGORITHM_NOT_ALLOWED,
    /** The header has a member that changes the meaning of the others, or is not protected. */
    UNSUPPORTED_HEADER,
    /** The protected header lacks a member. */
    MISSING_HEADER,
    /** The protected header names another action than the message. */
    ACTION_MISMATCH,
    /** The protected header names another type than the message. */
    TYPE_MISMATCH,
    /** The certificate is not known. */
    UNKNOWN_KEY,
    /** The certificate is expired, or not valid yet. */
    CERTIFICATE_INVALID,
    /** The signature does not fit. */
    BAD_SIGNATURE
}
