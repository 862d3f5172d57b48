package dev.ocppkit.smartcharging.tariff.acceptance;

/**
 * The rules that a tariff is checked for.
 *
 * <p>Spec: OCPP 2.1 Part 2 I07.FR.02, I07.FR.03, I07.FR.05; datatypes of tariffs.
 */
public enum TariffRule {
    /** A value breaks the schema: a length, a number of items, an unknown name. */
    SCHEMA(true),
    /** A list of prices has more elements than the station supports. */
    TOO_MANY_ELEMENTS(true),
    /** An element has conditions, which the station does not support. */
    CONDITION_NOT_SUPPORTED(true),
    /** There is no price at all. */
    NO_PRICE(true),
    /** The currency is not three capital letters. */
    CURRENCY(true),
    /** A time of day is not HH:mm. */
    TIME_OF_DAY(true),
    /** A date is not yyyy-MM-dd, or does not exist. */
    DATE(true),
    /** A weekday is given twice. */
    REPEATED_WEEKDAY(true),
    /** Minimum and maximum leave no value: the minimum is not nearer to zero, or the signs differ. */
    EMPTY_RANGE(true),
    /** A duration is negative. */
    NEGATIVE_DURATION(true),
    /** minCost or maxCost has neither an amount with nor without tax. */
    NO_AMOUNT(true),
    /** minCost is above maxCost. */
    MIN_ABOVE_MAX(true),
    /** A number has more than six decimals (Part 2, chapter 2.1.4). */
    TOO_MANY_DECIMALS(true),
    /** A number is beyond all measure. */
    OUT_OF_RANGE(true),
    /** An element after one that always applies can never be used. */
    UNREACHABLE_ELEMENT(false),
    /** No element applies when no condition holds: usage is free then. */
    NO_FALLBACK(false);

    private final boolean error;

    TariffRule(boolean error) {
        this.error = error;
    }

    /**
     * Tells errors from warnings.
     *
     * @return true if a tariff that breaks the rule is not accepted
     */
    public boolean isError() {
        return error;
    }
}
