package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact decimals with guard digits where a quotient has no end. */
public final class Numbers {

    /** Precision of quotients; far beyond {@link #HEALED_SCALE}, so that what is exact in theory is found again. */
    static final MathContext QUOTIENT = new MathContext(80, RoundingMode.HALF_EVEN);

    private static final int HEALED_SCALE = 45;
    private static final int MOST_DIGITS_BEFORE_POINT = 21;
    private static final int MOST_DECIMALS = 30;

    private Numbers() {}

    /**
     * Takes away the error of endless quotients: 0.99…9 becomes 1 again, so that comparisons and ties are exact.
     *
     * @param value a sum of products and quotients
     * @return the value with at most 45 decimals
     */
    public static BigDecimal heal(BigDecimal value) {
        return value.scale() > HEALED_SCALE ? value.setScale(HEALED_SCALE, RoundingMode.HALF_EVEN) : value;
    }

    /**
     * Divides with guard digits.
     *
     * @param dividend the dividend
     * @param divisor the divisor, not zero
     * @return the quotient
     */
    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, QUOTIENT);
    }

    /**
     * Refuses numbers that no meter or tariff has and whose arithmetic could take for ever.
     *
     * @param value the number
     * @param name what it is
     * @return the number
     * @throws CalculationFailure if it has more than 21 digits before or 30 after the decimal point
     */
    public static BigDecimal sane(BigDecimal value, String name) {
        boolean sane = value.signum() == 0
                ? Math.abs((long) value.scale()) <= MOST_DECIMALS
                : (long) value.precision() - value.scale() <= MOST_DIGITS_BEFORE_POINT
                        && value.scale() <= MOST_DECIMALS
                        && value.scale() >= -MOST_DIGITS_BEFORE_POINT;
        if (!sane) {
            throw new CalculationFailure(name + " is out of range");
        }
        return value;
    }
}
