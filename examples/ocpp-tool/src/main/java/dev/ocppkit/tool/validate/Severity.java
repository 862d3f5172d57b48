package dev.ocppkit.tool.validate;

import java.util.Locale;

/** How much a finding weighs. */
enum Severity {
    /** Makes the frame invalid. */
    ERROR,
    /** A broken rule that the policy accepts. */
    WARNING,
    /** Worth knowing, and no broken rule. */
    NOTE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
