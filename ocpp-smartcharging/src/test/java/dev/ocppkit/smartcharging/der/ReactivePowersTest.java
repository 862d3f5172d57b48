package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.RATINGS;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static dev.ocppkit.smartcharging.der.DerSamples.watts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Reactive power by each kind of control, with the arithmetic. */
class ReactivePowersTest {
    @Test
    void powerFactorsTurnActiveIntoReactivePower() {
        // cos phi 0.8 has sin phi 0.6: 8 kW x 0.75 = 6 kvar
        assertThat(ReactivePowers.fixedPf(powerFactor("0.8", true), watts(8000)))
                .isEqualByComparingTo("-6000");
        assertThat(ReactivePowers.fixedPf(powerFactor("0.8", false), watts(-8000)))
                .isEqualByComparingTo("6000");
        assertThat(ReactivePowers.fixedPf(powerFactor("1", false), watts(8000))).isEqualByComparingTo("0");
        // cos phi 0.9: sqrt(0.19) / 0.9 = 0.48432210...
        assertThat(ReactivePowers.fixedPf(powerFactor("0.9", false), watts(1000)))
                .isCloseTo(dec("484.322104"), within(dec("0.00001")));
        assertThatThrownBy(() -> ReactivePowers.fixedPf(powerFactor("0", true), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReactivePowers.fixedPf(powerFactor("1.01", true), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fixedVarIsAShareWithItsSign() {
        FixedVar fixed = FixedVar.builder()
                .priority(1)
                .setpoint(-25)
                .unit(DERUnitEnum.PCT_MAX_VAR)
                .build();
        assertThat(ReactivePowers.fixedVar(fixed, RATINGS, dec("100"))).isEqualByComparingTo("-1000");
        FixedVar available = fixed.toBuilder().unit(DERUnitEnum.PCT_VAR_AVAIL).build();
        assertThat(ReactivePowers.fixedVar(available, RATINGS, dec("100"))).isEqualByComparingTo("-25");
        assertThat(ReactivePowers.fixedVar(available, RATINGS, null)).isEqualByComparingTo("-1000");
        FixedVar ofWatts = fixed.toBuilder().unit(DERUnitEnum.PCT_MAX_W).build();
        assertThat(ReactivePowers.fixedVar(ofWatts, RATINGS, null)).isEqualByComparingTo("-2500");
        DerRatings uneven = new DerRatings(
                dec("10000"), dec("10000"), dec("10000"), dec("4000"), dec("2000"), dec("230"), dec("50"));
        assertThat(ReactivePowers.fixedVar(fixed, uneven, null)).isEqualByComparingTo("-500");
        assertThat(ReactivePowers.fixedVar(fixed.toBuilder().setpoint(25).build(), uneven, null))
                .isEqualByComparingTo("1000");
    }

    @Test
    void voltVarIsCountedFromTheReference() {
        DerCurve curve = DerCurve.of(curve(DERUnitEnum.PCT_MAX_VAR, 92, 44, 98, 0, 102, 0, 108, -44));
        // 95 % is half way between 92 and 98: 22 % of 4 kvar
        assertThat(ReactivePowers.curve(curve, dec("95"), DERUnitEnum.PCT_MAX_VAR, RATINGS, null))
                .isEqualByComparingTo("880");
        // a reference 3 % above the nominal voltage makes 95 % count as 92 %
        assertThat(ReactivePowers.curve(
                        curve,
                        ReactivePowers.shiftedVoltage(dec("95"), dec("3")),
                        DERUnitEnum.PCT_MAX_VAR,
                        RATINGS,
                        null))
                .isEqualByComparingTo("1760");
        assertThat(ReactivePowers.curve(curve, dec("105"), DERUnitEnum.PCT_VAR_AVAIL, RATINGS, dec("1000")))
                .isEqualByComparingTo("-220");
    }

    @Test
    void wattVarAndWattPfFollowThePower() {
        DerCurve wattVar = DerCurve.of(curve(DERUnitEnum.PCT_MAX_VAR, 50, 0, 100, -44));
        BigDecimal percent = ReactivePowers.powerPercent(RATINGS, watts(7500));
        assertThat(percent).isEqualByComparingTo("75");
        assertThat(ReactivePowers.curve(wattVar, percent, DERUnitEnum.PCT_MAX_VAR, RATINGS, null))
                .isEqualByComparingTo("-880");
        DerCurve wattPf = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 50, 1, 100, 0.6));
        // 75 %: power factor 0.8, tangent 0.75, absorbed
        assertThat(ReactivePowers.wattPf(wattPf, RATINGS, watts(7500))).isEqualByComparingTo("-5625");
        DerCurve injecting = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 0, -0.8));
        assertThat(ReactivePowers.wattPf(injecting, RATINGS, watts(4000))).isEqualByComparingTo("3000");
        DerCurve none = DerCurve.of(curve(DERUnitEnum.NOT_APPLICABLE, 0, 0));
        assertThat(ReactivePowers.wattPf(none, RATINGS, watts(4000))).isEqualByComparingTo("0");
    }

    @Test
    void reactivePowerKeepsTheRatings() {
        assertThat(ReactivePowers.withinRatings(dec("5000"), watts(0), RATINGS)).isEqualByComparingTo("4000");
        assertThat(ReactivePowers.withinRatings(dec("-5000"), watts(0), RATINGS))
                .isEqualByComparingTo("-4000");
        // 9.6 kW of 10 kVA leave 2.8 kvar
        assertThat(ReactivePowers.withinRatings(dec("4000"), watts(9600), RATINGS))
                .isEqualByComparingTo("2800");
        assertThat(ReactivePowers.withinRatings(dec("-4000"), watts(-9600), RATINGS))
                .isEqualByComparingTo("-2800");
        assertThat(ReactivePowers.withinRatings(dec("2800"), watts(9600), RATINGS))
                .isEqualByComparingTo("2800");
        assertThat(ReactivePowers.withinRatings(dec("1"), watts(10_000), RATINGS))
                .isEqualByComparingTo("0");
        assertThat(ReactivePowers.withinRatings(dec("1"), watts(10_001), RATINGS))
                .isEqualByComparingTo("0");
    }
}
