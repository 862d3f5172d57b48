package dev.ocppkit.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

/** The short ways of reading and writing decimals agree with what BigDecimal says. */
class ShortDecimalsTest {
    @Property
    void shortFractionsAreWrittenInPlainNotation(
            @ForAll @BigRange(min = "-999999999999999999", max = "999999999999999999") BigInteger digits,
            @ForAll @IntRange(min = 1, max = 18) int scale) {
        BigDecimal value = new BigDecimal(digits, scale);

        assertThat(Decimals.isShort(value)).isTrue();
        assertThat(written(value)).isEqualTo(value.toPlainString());
    }

    @Example
    void theLongestFractionFits() {
        BigDecimal value = new BigDecimal("-0.999999999999999999");

        assertThat(written(value)).isEqualTo("-0.999999999999999999").hasSize(Decimals.MAX_SHORT_LENGTH);
    }

    @Example
    void numbersOfMoreThan18DigitsAreNotShort() {
        assertThat(Decimals.isShort(new BigDecimal("1234567890123456789"))).isFalse();
        assertThat(Decimals.isShort(new BigDecimal("0.1234567890123456789"))).isFalse();
        assertThat(Decimals.isShort(new BigDecimal("1E+3"))).isFalse();
    }

    @Property
    void normalisingGivesTheStrippedNumber(
            @ForAll BigInteger digits, @ForAll @IntRange(min = -30, max = 30) int scale) {
        BigDecimal value = new BigDecimal(digits, scale);
        BigDecimal stripped = value.stripTrailingZeros();
        BigDecimal expected = scale == 0 ? value : stripped.scale() < 0 ? stripped.setScale(0) : stripped;

        assertThat(Decimals.normalise(value)).isEqualTo(expected);
    }

    @Example
    void aFractionWithoutTrailingZerosStaysTheSameObject() {
        BigDecimal value = new BigDecimal("229.75");

        assertThat(Decimals.normalise(value)).isSameAs(value);
    }

    private static String written(BigDecimal value) {
        char[] target = new char[Decimals.MAX_SHORT_LENGTH];
        int start = Decimals.format(value, target);
        return new String(target, start, target.length - start);
    }
}
