package dev.ocppkit.smartcharging.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one form in which this module returns decimals. */
public final class Numbers {
    /** Decimals of a result. */
    public static final int RESULT_SCALE = 6;
    /** Decimals of a division whose result is calculated with further. */
    public static final int WORKING_SCALE = 12;

    /** One hundred, for percentages. */
    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Numbers() {}

    /**
     * Rounds to six decimals toward zero and removes zeros at the end.
     *
     * @param value any number
     * @return the rounded number, never with a negative scale
     */
    public static BigDecimal round(BigDecimal value) {
        BigDecimal rounded = value.scale() > RESULT_SCALE ? value.setScale(RESULT_SCALE, RoundingMode.DOWN) : value;
        if (rounded.scale() == 0) {
            return rounded;
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Keeps a number between two bounds.
     *
     * @param value the number
     * @param low the lower bound
     * @param high the upper bound; where it is below the lower one, the lower one wins
     * @return the number or the bound it passed
     */
    public static BigDecimal clamp(BigDecimal value, BigDecimal low, BigDecimal high) {
        return value.min(high).max(low);
    }
}
