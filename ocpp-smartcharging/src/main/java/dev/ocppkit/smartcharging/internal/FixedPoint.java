package dev.ocppkit.smartcharging.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Functions with irrational values, in integer arithmetic, so that they are the same on every machine. */
public final class FixedPoint {
    /** 1 is 2 to the power of 62. */
    private static final long ONE = 1L << 62;

    private static final int HALVINGS = 4;
    private static final int TERMS = 14;
    private static final int DECIMALS = 15;
    private static final long TEN_TO_DECIMALS = 1_000_000_000_000_000L;
    /** ln(10) / 16 in fixed point, to as many digits as a long has. */
    private static final BigDecimal LN_10_SIXTEENTH = new BigDecimal("2.302585092994045684017991454684364208")
            .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(62 - HALVINGS)));

    private static final int ROOT_DECIMALS = 9;

    private FixedPoint() {}

    /**
     * Returns ten to the power of a number that is not above zero.
     *
     * @param exponent the number without its sign
     * @return 10 to the power of minus {@code exponent}, with 15 correct decimals or nearly so; 0 beyond 15
     */
    public static BigDecimal tenToMinus(BigDecimal exponent) {
        if (exponent.compareTo(BigDecimal.valueOf(DECIMALS)) > 0) {
            return BigDecimal.ZERO;
        }
        int whole = exponent.intValue();
        long y = exponent.subtract(BigDecimal.valueOf(whole))
                .multiply(LN_10_SIXTEENTH)
                .longValue();
        long power = ONE;
        for (int i = TERMS; i > 0; i--) {
            power = ONE - multiply(y / i, power);
        }
        for (int i = 0; i < HALVINGS; i++) {
            power = multiply(power, power);
        }
        return BigDecimal.valueOf(multiply(power, TEN_TO_DECIMALS), DECIMALS).movePointLeft(whole);
    }

    /** The product of two fixed-point numbers, or of one and an integer. */
    private static long multiply(long one, long other) {
        return (Math.multiplyHigh(one, other) << 2) | ((one * other) >>> 62);
    }

    /**
     * Returns the square root of a number.
     *
     * @param square the number, zero or more
     * @return its root, rounded down to nine decimals
     */
    public static BigDecimal root(BigDecimal square) {
        BigInteger scaled =
                square.setScale(2 * ROOT_DECIMALS, RoundingMode.DOWN).unscaledValue();
        if (scaled.bitLength() > 62) {
            return new BigDecimal(scaled.sqrt(), ROOT_DECIMALS);
        }
        long value = scaled.longValue();
        // The guess may be off by one, which the integers put right.
        long root = (long) Math.sqrt((double) value);
        while (root * root > value) {
            root--;
        }
        while ((root + 1) * (root + 1) <= value) {
            root++;
        }
        return BigDecimal.valueOf(root, ROOT_DECIMALS);
    }
}
