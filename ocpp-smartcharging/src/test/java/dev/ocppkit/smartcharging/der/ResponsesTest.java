package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ResponsesTest {
    private static final BigDecimal TINY = dec("0.000001");

    @Test
    void firstOrderResponseDoesNineTenthsInItsTime() {
        assertThat(Responses.firstOrder(dec("0"), dec("1000"), dec("5"), dec("5")))
                .isCloseTo(dec("900"), within(TINY));
        assertThat(Responses.firstOrder(dec("0"), dec("1000"), dec("10"), dec("5")))
                .isCloseTo(dec("990"), within(TINY));
        // 10^-0.5 = 0.316227766...
        assertThat(Responses.firstOrder(dec("1000"), dec("0"), dec("2.5"), dec("5")))
                .isCloseTo(dec("316.227766"), within(TINY));
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("0"), dec("5"))).isEqualByComparingTo("1");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("1"), dec("0"))).isEqualByComparingTo("7");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("1"), null)).isEqualByComparingTo("7");
        assertThat(Responses.firstOrder(dec("1"), dec("7"), dec("999"), dec("5")))
                .isEqualByComparingTo("7");
    }

    @Test
    void rampIsBounded() {
        // 10 kW in 100 s: 100 W each second
        assertThat(Responses.ramp(dec("0"), dec("1000"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("300");
        assertThat(Responses.ramp(dec("0"), dec("-1000"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("-300");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), dec("100")))
                .isEqualByComparingTo("200");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), dec("0")))
                .isEqualByComparingTo("200");
        assertThat(Responses.ramp(dec("0"), dec("200"), dec("3"), dec("10000"), null))
                .isEqualByComparingTo("200");
    }

    @Test
    void referenceFollowsTheVoltageAndStaysNearTheNominalOne() {
        // After one time constant 1 - 1/e = 63.2 % of the way.
        assertThat(Responses.voltageReference(dec("100"), dec("104"), dec("300"), dec("300")))
                .isCloseTo(dec("102.528482"), within(dec("0.00001")));
        assertThat(Responses.voltageReference(dec("100"), dec("120"), dec("3000"), dec("300")))
                .isEqualByComparingTo("105");
        assertThat(Responses.voltageReference(dec("100"), dec("80"), dec("3000"), dec("300")))
                .isEqualByComparingTo("95");
        assertThat(Responses.voltageReference(dec("100"), dec("103"), dec("1"), dec("0")))
                .isEqualByComparingTo("103");
    }
}
