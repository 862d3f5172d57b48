package dev.ocppkit.smartcharging.validation;

import java.util.Objects;

/**
 * What a station chooses where the text leaves a choice.
 *
 * @param negativeLimit what to do with a negative {@code limit}
 * @param defaultsMayAlternate whether TxDefaultProfiles of one level on EVSE 0 and on a single EVSE are accepted if their
 *     validity does not overlap; K01.FR.52 and K01.FR.53 taken literally say no
 * @param refuseTooManyPhases whether more phases than the EVSE has are refused (K01.FR.43) instead of charging with fewer
 *     (K01.FR.45)
 */
public record ValidationPolicy(NegativeLimit negativeLimit, boolean defaultsMayAlternate, boolean refuseTooManyPhases) {
    /** What to do with a negative limit. */
    public enum NegativeLimit {
        /** Refuse it, as the errata of September 2025 say. */
        REJECT,
        /** Take it for the limit of discharging that older systems mean by it. */
        AS_DISCHARGE_LIMIT
    }

    /** Checks for null. */
    public ValidationPolicy {
        Objects.requireNonNull(negativeLimit, "negativeLimit");
    }

    /**
     * Returns the policy that follows the text: negative limits are refused, defaults do not alternate, fewer phases are fine.
     *
     * @return the policy
     */
    public static ValidationPolicy defaults() {
        return new ValidationPolicy(NegativeLimit.REJECT, false, false);
    }
}
