package dev.ocppkit.security.revocation;

/** Why an OCSP response says nothing. */
public enum OcspReason {
    /** It is longer than allowed; it was not parsed. */
    TOO_LONG,
    /** It cannot be read. */
    MALFORMED,
    /** The responder answered with an error. */
    RESPONDER_ERROR,
    /** It is about another certificate. */
    OTHER_CERTIFICATE,
    /** It is signed by somebody who may not. */
    UNTRUSTED_RESPONDER,
    /** The certificate of the responder is expired or not valid yet. */
    RESPONDER_EXPIRED,
    /** The signature does not fit. */
    BAD_SIGNATURE,
    /** The nonce is missing or another one. */
    NONCE,
    /** It is from the future. */
    NOT_YET_VALID,
    /** There should be a newer one by now. */
    STALE
}
