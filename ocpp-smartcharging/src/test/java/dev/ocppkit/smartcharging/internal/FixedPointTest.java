package dev.ocppkit.smartcharging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    @Test
    void fixedPointIsExactToItsLastDecimals() {
        assertThat(FixedPoint.tenToMinus(dec("0"))).isEqualByComparingTo("1");
        assertThat(FixedPoint.tenToMinus(dec("3"))).isEqualByComparingTo("0.001");
        assertThat(FixedPoint.tenToMinus(dec("0.5")))
                .isCloseTo(dec("0.316227766016837933"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("0.999999999")))
                .isCloseTo(dec("0.100000000230258510"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("1.25")))
                .isCloseTo(dec("0.056234132519034908"), within(dec("0.000000000000002")));
        assertThat(FixedPoint.tenToMinus(dec("15"))).isEqualByComparingTo("0.000000000000001");
        assertThat(FixedPoint.tenToMinus(dec("15.1"))).isEqualByComparingTo("0");
        assertThat(FixedPoint.root(dec("2"))).isEqualByComparingTo("1.414213562");
        assertThat(FixedPoint.root(dec("0"))).isEqualByComparingTo("0");
        assertThat(FixedPoint.root(dec("0.36"))).isEqualByComparingTo("0.6");
        assertThat(FixedPoint.root(dec("7840000"))).isEqualByComparingTo("2800");
        assertThat(FixedPoint.root(dec("4.611686018"))).isEqualByComparingTo("2.147483647");
    }
}
