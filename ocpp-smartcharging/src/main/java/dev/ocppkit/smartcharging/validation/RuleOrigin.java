package dev.ocppkit.smartcharging.validation;

/** Where a rule comes from. */
public enum RuleOrigin {
    /** OCPP 2.1 Edition 1, part 2. */
    EDITION_1,
    /** The errata of September 2025 to Edition 1. */
    ERRATA_2025_09,
    /** OCPP 2.1 Edition 2, part 2. */
    EDITION_2,
    /** The text leaves it open; what contradicts itself is refused. */
    OPEN
}
