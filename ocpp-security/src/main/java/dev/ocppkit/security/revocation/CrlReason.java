package dev.ocppkit.security.revocation;

/** Why a revocation list says nothing. */
public enum CrlReason {
    /** It is longer than allowed; it was not parsed. */
    TOO_LONG,
    /** It cannot be read. */
    MALFORMED,
    /** It is that of another authority. */
    OTHER_ISSUER,
    /** The signature does not fit. */
    BAD_SIGNATURE,
    /** It is from the future. */
    NOT_YET_VALID,
    /** There should be a newer one by now, or it does not tell when. */
    STALE,
    /** It lists only changes, only a part, or the certificates of others. */
    UNSUPPORTED_SCOPE
}
