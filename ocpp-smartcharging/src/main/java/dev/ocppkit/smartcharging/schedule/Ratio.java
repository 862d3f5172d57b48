package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.smartcharging.ElectricalUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An exact quotient of decimals: sums of converted values must not gather rounding errors. */
final class Ratio implements Comparable<Ratio> {
    static final Ratio ZERO = new Ratio(BigDecimal.ZERO, null);

    private final BigDecimal numerator;
    /** Above zero; absent for 1, which is nearly always so. */
    private final @Nullable BigDecimal denominator;

    private Ratio(BigDecimal numerator, @Nullable BigDecimal denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static Ratio of(BigDecimal value) {
        return new Ratio(value, null);
    }

    Ratio dividedBy(BigDecimal divisor) {
        return new Ratio(numerator, denominator == null ? divisor : denominator.multiply(divisor));
    }

    Ratio dividedBy(int divisor) {
        return divisor == 1 ? this : dividedBy(BigDecimal.valueOf(divisor));
    }

    Ratio times(BigDecimal factor) {
        return new Ratio(numerator.multiply(factor), denominator);
    }

    Ratio plus(Ratio other) {
        if (dividesLike(other)) {
            return new Ratio(numerator.add(other.numerator), denominator);
        }
        BigDecimal sum = numerator.multiply(other.divisor()).add(other.numerator.multiply(divisor()));
        return new Ratio(sum, divisor().multiply(other.divisor()));
    }

    int signum() {
        return numerator.signum();
    }

    /** Returns the value with at most six decimals, rounded toward zero if it was divided. */
    BigDecimal rounded() {
        return denominator == null
                ? numerator
                : numerator.divide(denominator, ElectricalUnits.DECIMALS, RoundingMode.DOWN);
    }

    static Ratio min(Ratio one, Ratio other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    static Ratio max(Ratio one, Ratio other) {
        return other.compareTo(one) > 0 ? other : one;
    }

    static Ratio nearestToZero(Ratio one, Ratio other) {
        return other.abs().compareTo(one.abs()) < 0 ? other : one;
    }

    private Ratio abs() {
        return numerator.signum() < 0 ? new Ratio(numerator.negate(), denominator) : this;
    }

    private boolean dividesLike(Ratio other) {
        if (denominator == null || other.denominator == null) {
            return denominator == null && other.denominator == null;
        }
        return denominator.compareTo(other.denominator) == 0;
    }

    private BigDecimal divisor() {
        return denominator == null ? BigDecimal.ONE : denominator;
    }

    @Override
    public int compareTo(Ratio other) {
        if (dividesLike(other)) {
            return numerator.compareTo(other.numerator);
        }
        return numerator.multiply(other.divisor()).compareTo(other.numerator.multiply(divisor()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ratio ratio && compareTo(ratio) == 0;
    }

    @Override
    public int hashCode() {
        return rounded().stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return numerator + (denominator == null ? "" : "/" + denominator);
    }
}
