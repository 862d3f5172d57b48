package dev.ocppkit.smartcharging.v2x;

/** Whether a field may stand in a schedule period. */
public enum Presence {
    /** It must be there. */
    REQUIRED,
    /** It may be there. */
    ALLOWED,
    /** It must not be there, nor its variants for L2 and L3. */
    FORBIDDEN,
    /** It has no meaning, and harms nothing. */
    IGNORED
}
