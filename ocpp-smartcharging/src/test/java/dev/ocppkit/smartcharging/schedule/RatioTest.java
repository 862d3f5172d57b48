package dev.ocppkit.smartcharging.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static Ratio of(int numerator, int denominator) {
        return Ratio.of(BigDecimal.valueOf(numerator)).dividedBy(denominator);
    }

    @Test
    void threeThirdsAreOne() {
        Ratio third = of(1, 3);
        assertThat(third.plus(third).plus(third).rounded()).isEqualByComparingTo("1");
    }

    @Test
    void sumsOfDifferentDenominatorsAreExact() {
        assertThat(of(1, 3).plus(of(1, 6))).isEqualTo(of(1, 2)).hasSameHashCodeAs(of(1, 2));
        assertThat(of(1, 3).plus(of(2, 1)).rounded()).isEqualByComparingTo("2.333333");
        assertThat(of(2, 1).plus(of(1, 3)).rounded()).isEqualByComparingTo("2.333333");
    }

    @Test
    void roundingGoesTowardZero() {
        assertThat(of(2, 3).rounded()).isEqualByComparingTo("0.666666");
        assertThat(of(-2, 3).rounded()).isEqualByComparingTo("-0.666666");
    }

    @Test
    void whatWasNotDividedKeepsAllDecimals() {
        assertThat(Ratio.of(new BigDecimal("0.123456789")).rounded()).isEqualByComparingTo("0.123456789");
        assertThat(of(6, 1)).hasToString("6");
        assertThat(of(6, 2)).hasToString("6/2").isEqualTo(of(3, 1));
        assertThat(of(6, 2)).isNotEqualTo(of(6, 1)).isNotEqualTo("3");
    }

    @Test
    void comparesAcrossDenominators() {
        assertThat(of(1, 3)).isLessThan(of(1, 2)).isGreaterThan(of(1, 4)).isLessThan(of(1, 1));
        assertThat(of(1, 1)).isGreaterThan(of(1, 3));
        assertThat(of(-2, 3).signum()).isNegative();
    }

    @Test
    void choosesByValueAndKeepsTheFirstOfEquals() {
        Ratio one = of(1, 2);
        Ratio same = of(2, 4);
        assertThat(Ratio.min(one, same)).isSameAs(one);
        assertThat(Ratio.max(one, same)).isSameAs(one);
        assertThat(Ratio.nearestToZero(one, same)).isSameAs(one);
        assertThat(Ratio.min(one, of(1, 3))).isEqualTo(of(1, 3));
        assertThat(Ratio.max(one, of(1, 3))).isSameAs(one);
        assertThat(Ratio.nearestToZero(of(-1, 3), one)).isEqualTo(of(-1, 3));
        assertThat(Ratio.nearestToZero(of(-1, 2), of(1, 3))).isEqualTo(of(1, 3));
        assertThat(one.times(BigDecimal.valueOf(4)).rounded()).isEqualByComparingTo("2");
        assertThat(one.dividedBy(BigDecimal.TEN).rounded()).isEqualByComparingTo("0.05");
    }
}
