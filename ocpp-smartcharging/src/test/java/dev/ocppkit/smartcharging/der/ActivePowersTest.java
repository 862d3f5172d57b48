package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.RATINGS;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.dec;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.watts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.enumeration.DERUnitEnum;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Active power by each kind of control, with the arithmetic. */
class ActivePowersTest {
    @Test
    void droopFallsAndRisesBeyondTheDeadBand() {
        assertThat(droopAt("50.2")).isEqualByComparingTo("4000");
        // 0.25 Hz of 50 Hz x 0.05 = 10 % of 10 kW
        assertThat(droopAt("50.45")).isEqualByComparingTo("3000");
        assertThat(droopAt("49.55")).isEqualByComparingTo("5000");
        assertThat(droopAt("53.2")).isEqualByComparingTo("-2000");
        assertThat(droopAt("47")).isEqualByComparingTo("8000");
        assertThat(ActivePowers.isInDeadBand(droop(), dec("50.2"))).isTrue();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("50.201"))).isFalse();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("49.8"))).isTrue();
        assertThat(ActivePowers.isInDeadBand(droop(), dec("49.799"))).isFalse();
        assertThatThrownBy(() -> ActivePowers.freqDroop(
                        droop().toBuilder().overDroop(0).build(), RATINGS, dec("50"), watts(0), watts(0), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ActivePowers.freqDroop(
                        droop().toBuilder().underDroop(0).build(), RATINGS, dec("50"), watts(0), watts(0), watts(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal droopAt(String frequency) {
        return ActivePowers.freqDroop(droop(), RATINGS, dec(frequency), watts(4000), watts(-2000), watts(8000))
                .watts();
    }

    @Test
    void freqWattAndVoltWattAreShareOfRatedOrAvailablePower() {
        DerCurve voltWatt = DerCurve.of(curve(DERUnitEnum.PCT_MAX_W, 106, 100, 110, 0));
        // 108 % of the voltage is half way: 50 % of 10 kW, or of 4 kW
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_MAX_W, RATINGS, dec("4000"))
                        .watts())
                .isEqualByComparingTo("5000");
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_W_AVAIL, RATINGS, dec("4000"))
                        .watts())
                .isEqualByComparingTo("2000");
        assertThat(ActivePowers.curveLimit(voltWatt, dec("108"), DERUnitEnum.PCT_W_AVAIL, RATINGS, null)
                        .watts())
                .isEqualByComparingTo("5000");
        DerCurve freqWatt = DerCurve.of(curve(DERUnitEnum.PCT_MAX_W, 50.2, 100, 51.2, -20));
        // 0.25 Hz of 1 Hz: 100 - 30 = 70 %
        assertThat(ActivePowers.curveLimit(freqWatt, dec("50.45"), DERUnitEnum.PCT_MAX_W, RATINGS, null)
                        .watts())
                .isEqualByComparingTo("7000");
        assertThat(freqWatt.valueAt(dec("60"))).isEqualByComparingTo("-20");
        assertThat(freqWatt.xs()).hasSize(2);
        assertThat(freqWatt.ys()).hasSize(2);
    }

    @Test
    void limitOfDischargingIsAShareOfTheRating() {
        assertThat(ActivePowers.maxDischarge(limit(50), RATINGS)).contains(new InjectedPower(dec("5000")));
        assertThat(ActivePowers.maxDischarge(
                        limit(50).toBuilder()
                                .pctMaxDischargePower((BigDecimal) null)
                                .build(),
                        RATINGS))
                .isEmpty();
        assertThat(ActivePowers.voltagePercent(RATINGS, dec("253"))).isEqualByComparingTo("110");
    }
}
