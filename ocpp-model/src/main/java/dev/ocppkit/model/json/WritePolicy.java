package dev.ocppkit.model.json;

/** What becomes of content that the peer's version does not allow. */
public enum WritePolicy {
    /** Every violation is an error that names all of them, before anything is written. The default. */
    STRICT,
    /** Members that only OCPP 2.1 has are left out for a peer with OCPP 2.0.1, and reported; all else is as STRICT. */
    PRUNE,
    /** Nothing is checked, and no member is left out: for relaying what was read leniently. */
    UNCHECKED
}
