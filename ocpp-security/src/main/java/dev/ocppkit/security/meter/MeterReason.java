package dev.ocppkit.security.meter;

/** Why a signed meter value is not valid. */
public enum MeterReason {
    /** It is longer than allowed; it was not parsed. */
    TOO_LONG,
    /** It cannot be read. */
    MALFORMED,
    /** The public key cannot be read. */
    KEY_MALFORMED,
    /** The key that came along is not the one of the meter. */
    KEY_MISMATCH,
    /** The method in the data is not that of the message, or its curve not that of the key. */
    METHOD_MISMATCH,
    /** The signature does not fit. */
    BAD_SIGNATURE
}
