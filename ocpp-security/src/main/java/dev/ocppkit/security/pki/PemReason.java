package dev.ocppkit.security.pki;

/** Why a PEM text was not taken. */
public enum PemReason {
    /** The text has more characters, or more blocks, than allowed; it was not parsed. */
    TOO_LONG,
    /** There is no block, or the content of a block cannot be read. */
    MALFORMED,
    /** There is a block of another kind, for instance a private key; it was dropped unread. */
    UNEXPECTED_PEM_BLOCK
}
