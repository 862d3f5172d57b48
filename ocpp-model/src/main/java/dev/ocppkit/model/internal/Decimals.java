package dev.ocppkit.model.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers in the one form the model keeps: no trailing zeros behind the point and never a negative scale, so that
 * equal numbers are equal objects.
 */
public final class Decimals {
    /** Longest plain notation of a number that a record accepts; far beyond any physical quantity. */
    private static final int MAX_PLAIN_DIGITS = 1000;

    private static final int SAFE_DIGITS = 18;
    private static final int HUGE_EXPONENT = 100_000_000;
    /** Length of the longest text that {@link #format} writes: minus sign, zero, point and digits. */
    static final int MAX_SHORT_LENGTH = SAFE_DIGITS + 3;

    /** For each scale the least number that has more digits than are safe. */
    private static final BigDecimal[] TOO_LONG = powersOfTen(1_000_000_000_000_000_000L);

    private static final BigDecimal[] TOO_LONG_NEGATIVE = powersOfTen(-1_000_000_000_000_000_000L);

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
        if (isNormal(value)) {
            return value;
        }
        BigDecimal stripped = value.scale() == 0 ? value : value.stripTrailingZeros();
        if (plainDigits(stripped) > MAX_PLAIN_DIGITS) {
            throw new IllegalArgumentException("a number with more than " + MAX_PLAIN_DIGITS + " digits");
        }
        if (stripped.scale() < 0) {
            return stripped.setScale(0);
        }
        return stripped.scale() == value.scale() ? value : stripped;
    }

    /** Recognises usual numbers whose last decimal is not zero, without an object for the answer once compiled. */
    private static boolean isNormal(BigDecimal value) {
        return isShort(value) && (value.scale() == 0 || unscaled(value) % 10 != 0);
    }

    /**
     * Returns whether a number has a scale from 0 to 18 and at most 18 digits, so that {@link #format} can write it if it is
     * in normal form. Comparing numbers of one scale is cheaper than counting digits.
     */
    static boolean isShort(BigDecimal value) {
        int scale = value.scale();
        return scale >= 0
                && scale <= SAFE_DIGITS
                && value.compareTo(TOO_LONG[scale]) < 0
                && value.compareTo(TOO_LONG_NEGATIVE[scale]) > 0;
    }

    private static BigDecimal[] powersOfTen(long unscaled) {
        BigDecimal[] powers = new BigDecimal[SAFE_DIGITS + 1];
        Arrays.setAll(powers, scale -> BigDecimal.valueOf(unscaled, scale));
        return powers;
    }

    /** Returns the digits of a number that has no more of them than a long can hold. */
    static long unscaled(BigDecimal value) {
        // unscaledValue() would make a BigInteger; the number made here is seen by nobody and needs no memory.
        return value.scaleByPowerOfTen(value.scale()).longValue();
    }

    /**
     * Writes a short fraction in plain notation at the end of an array.
     *
     * @param value a number that is short and has a scale above 0
     * @param target the array, of {@link #MAX_SHORT_LENGTH} characters
     * @return where the text starts; it ends where the array does
     */
    static int format(BigDecimal value, char[] target) {
        long unscaled = unscaled(value);
        long rest = Math.abs(unscaled);
        int start = target.length;
        int point = start - value.scale() - 1;
        while (rest != 0 || start >= point) {
            if (start - 1 == point) {
                target[--start] = '.';
            }
            target[--start] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        if (unscaled < 0) {
            target[--start] = '-';
        }
        return start;
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
        if (length <= Math.min(SAFE_DIGITS, maxDigits)) {
            BigDecimal small = parseSmall(text, offset, length);
            if (small != null) {
                return small;
            }
        }
        int mantissa = mantissaLength(text, offset, length);
        BigDecimal value = new BigDecimal(text, offset, mantissa).stripTrailingZeros();
        if (value.signum() == 0 || mantissa == length) {
            return checked(value, maxDigits);
        }
        int exponent = exponent(text, offset + mantissa + 1, offset + length);
        // Beyond this, the digits before the exponent cannot make up for it, and BigDecimal may have no such scale.
        return Math.abs(exponent) > maxDigits + length
                ? null
                : checked(value.scaleByPowerOfTen(exponent).stripTrailingZeros(), maxDigits);
    }

    private static @Nullable BigDecimal checked(BigDecimal value, int maxDigits) {
        if (plainDigits(value) > maxDigits) {
            return null;
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static int mantissaLength(char[] text, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if ((text[offset + i] | 0x20) == 'e') {
                return i;
            }
        }
        return length;
    }

    /** Reads an exponent; those that are huge come out as some huge one. */
    private static int exponent(char[] text, int start, int end) {
        boolean signed = text[start] == '-' || text[start] == '+';
        int value = 0;
        for (int i = signed ? start + 1 : start; i < end; i++) {
            value = Math.min(value * 10 + (text[i] - '0'), HUGE_EXPONENT);
        }
        return text[start] == '-' ? -value : value;
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
