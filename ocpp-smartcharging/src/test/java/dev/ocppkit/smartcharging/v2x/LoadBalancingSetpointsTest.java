package dev.ocppkit.smartcharging.v2x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Q09.FR.04")
class LoadBalancingSetpointsTest {
    private static final LoadBalancingSettings SETTINGS = LoadBalancingSettings.of(dec("10000"), dec("-5000"));

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static EvseShare share(int id, String setpoint, String limit, String discharge) {
        return EvseShare.of(
                id,
                dec(setpoint),
                new SetpointCaps(limit == null ? null : dec(limit), discharge == null ? null : dec(discharge)));
    }

    private static List<String> step(String load, EvseShare... shares) {
        return LoadBalancingSetpoints.step(SETTINGS, List.of(shares), dec(load)).stream()
                .map(share -> share.setpoint().toPlainString())
                .toList();
    }

    @Test
    void cappedSetpointDoesNotWindUp() {
        SetpointCaps caps = new SetpointCaps(dec("1000"), dec("-1000"));
        BigDecimal low = LoadBalancingSetpoints.step(SETTINGS, BigDecimal.ZERO, dec("19000"), caps);
        assertThat(low).isEqualByComparingTo("-1000");
        BigDecimal high = LoadBalancingSetpoints.step(SETTINGS, low, dec("-6500"), caps);
        assertThat(high).isEqualByComparingTo("500");
    }

    @Test
    void correctionIsDividedByHeadRoom() {
        // 4 kW too much; the rooms to discharge are 3 kW and 1 kW, then 6 kW and 2 kW.
        assertThat(step("14000", share(1, "0", "0", "-3000"), share(2, "0", "0", "-1000")))
                .containsExactly("-3000", "-1000");
        assertThat(step("14000", share(1, "0", "0", "-6000"), share(2, "1000", "0", "-1000")))
                .containsExactly("-3000", "0");
        // 3 kW too little; rooms to charge 1 kW and 8 kW.
        assertThat(step("-8000", share(1, "0", "1000", "0"), share(2, "0", "8000", "0")))
                .containsExactly("333.333333", "2666.666667");
    }

    @Test
    void nothingHappensBetweenTheThresholdsOrWithoutRoom() {
        assertThat(step("10000", share(1, "5", "9", "-9"))).containsExactly("5");
        assertThat(step("14000", share(1, "-9", "9", "-9"))).containsExactly("-9");
        assertThat(LoadBalancingSetpoints.step(SETTINGS, List.of(), dec("14000")))
                .isEmpty();
    }

    @Test
    @Tag("Q09.FR.05")
    void capsThatHaveBecomeLowerHoldAtOnce() {
        assertThat(step("0", share(1, "5000", "3000", "-9000"), share(2, "-5000", "9000", "-4000")))
                .containsExactly("3000", "-4000");
        // Too much by 1 kW, and too little by 500 W.
        assertThat(step("11000", share(1, "5000", "3000", "-9000"))).containsExactly("3000");
        assertThat(step("-5500", share(1, "5000", "3000", "-9000"), share(2, "0", "9000", "-9000")))
                .containsExactly("3000", "500");
    }

    @Test
    void evsesWithoutCapShareEquallyAndSpareTheOthers() {
        assertThat(step("14000", share(1, "0", null, null), share(2, "0", null, "-9000"), share(3, "0", null, null)))
                .containsExactly("-2000", "0", "-2000");
    }

    @Test
    void whatOneCannotTakeGoesToTheOthers() {
        EvseShare small = new EvseShare(1, dec("0"), new SetpointCaps(null, dec("-500")), dec("1"));
        EvseShare large = new EvseShare(2, dec("0"), new SetpointCaps(null, dec("-9000")), dec("1"));
        EvseShare none = new EvseShare(3, dec("0"), new SetpointCaps(null, dec("-9000")), dec("0"));
        assertThat(step("14000", small, large, none)).containsExactly("-500", "-3500", "0");
        assertThat(step("14000", large, small, none)).containsExactly("-3500", "-500", "0");
    }

    @Test
    void settingsKnowWhetherTheySwing() {
        assertThat(SETTINGS.maySwing()).isFalse();
        assertThat(new LoadBalancingSettings(dec("10"), dec("0"), dec("-11"), dec("11")).maySwing())
                .isTrue();
        assertThat(new LoadBalancingSettings(dec("10"), dec("0"), dec("-10"), dec("11")).maySwing())
                .isFalse();
        assertThat(new LoadBalancingSettings(dec("10"), dec("0"), dec("-11"), dec("10")).maySwing())
                .isFalse();
        assertThatThrownBy(() -> LoadBalancingSettings.of(dec("1"), dec("1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EvseShare(1, dec("0"), SetpointCaps.none(), dec("-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
