package dev.ocppkit.model.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers in the one form the model keeps: no trailing zeros behind the point and never a negative scale, so that
 * equal numbers are equal objects.
 */
public final class Decimals {
    /** Longest plain notation of a number that a record accepts; far beyond any physical quantity. */
    private static final int MAX_PLAIN_DIGITS = 1000;

    private static final int SAFE_DIGITS = 18;
    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Decimals() {}

    /**
     * Brings a number into the form the model keeps.
     *
     * @param value any number, or null
     * @return the equal number in normal form, or null
     * @throws IllegalArgumentException if its plain notation would have more than 1000 digits
     */
    public static @Nullable BigDecimal normaliseNullable(@Nullable BigDecimal value) {
        return value == null ? null : normalise(value);
    }

    /**
     * Brings a number into the form the model keeps.
     *
     * @param value any number
     * @return the equal number in normal form
     * @throws IllegalArgumentException if its plain notation would have more than 1000 digits
     */
    public static BigDecimal normalise(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() == value.scale() && stripped.scale() > 0 && stripped.scale() <= MAX_PLAIN_DIGITS) {
            return value;
        }
        if (plainDigits(stripped) > MAX_PLAIN_DIGITS) {
            throw new IllegalArgumentException("a number with more than " + MAX_PLAIN_DIGITS + " digits");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Returns how many digits the plain notation has. */
    static long plainDigits(BigDecimal value) {
        long integerDigits = Math.max(1L, (long) value.precision() - value.scale());
        return integerDigits + Math.max(0, value.scale());
    }

    /** Returns whether a number is an integer of 32 bits. */
    static boolean isInt(BigDecimal value) {
        return value.compareTo(MIN_INT) >= 0
                && value.compareTo(MAX_INT) <= 0
                && value.stripTrailingZeros().scale() <= 0;
    }

    /**
     * Converts a JSON number, whose syntax the parser has checked, into normal form.
     *
     * @return the number, or null if its plain notation has more than {@code maxDigits} digits
     */
    static @Nullable BigDecimal parse(char[] text, int offset, int length, int maxDigits) {
        if (length <= SAFE_DIGITS) {
            BigDecimal small = parseSmall(text, offset, length);
            if (small != null) {
                return small;
            }
        }
        BigDecimal value = new BigDecimal(text, offset, length).stripTrailingZeros();
        if (plainDigits(value) > maxDigits) {
            return null;
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** Converts numbers whose digits fit a long; returns null for those with an exponent. */
    private static @Nullable BigDecimal parseSmall(char[] text, int offset, int length) {
        long unscaled = 0;
        int scale = -1;
        boolean negative = text[offset] == '-';
        for (int i = negative ? offset + 1 : offset; i < offset + length; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
                if (scale >= 0) {
                    scale++;
                }
            } else if (c == '.') {
                scale = 0;
            } else {
                return null;
            }
        }
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(scale, 0));
    }
}
