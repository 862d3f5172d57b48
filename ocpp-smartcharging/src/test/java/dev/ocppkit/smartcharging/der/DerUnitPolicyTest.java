package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerUnitPolicyTest {
    private static final Set<DERControlEnum> ALL = EnumSet.allOf(DERControlEnum.class);
    private static final DerControls EMPTY = DerControls.supporting(ALL);

    private static SetDERControlRequest freqWatt(DERUnitEnum unit, double... points) {
        return request("a", DERControlEnum.FREQ_WATT, true, r -> r.curve(curve(unit, points)));
    }

    @Test
    @Tag("R04.FR.50")
    void unitThatDoesNotFitIsRefusedUnlessThePolicyTakesIt() {
        SetDERControlRequest request = freqWatt(DERUnitEnum.NOT_APPLICABLE, 50.2, 100, 51.2, 0);
        assertThat(DerRequests.violations(request, ALL)).containsExactly(DerRule.Y_UNIT);
        assertThat(EMPTY.set(request, NOW).response().status()).isEqualTo(DERControlStatusEnum.REJECTED);
        DerControls.Outcome<SetDERControlResponse> taken = EMPTY.set(request, NOW, DerUnitPolicy.ACCEPT);
        assertThat(taken.response().status()).isEqualTo(DERControlStatusEnum.ACCEPTED);
        // 50.7 Hz is half way: 50 % of 10 kW
        DerStep step = DerSteps.step(
                DerPlan.of(taken.controls().activeAt(NOW), DerSamples.RATINGS),
                DerState.running(),
                DerSamples.grid(NOW, "50.7", "230"),
                ChargePower.of(-8000),
                SetpointCaps.none(),
                BigDecimal.ZERO);
        assertThat(step.active().watts()).isEqualByComparingTo("5000");
    }

    @Test
    void otherFaultsStayFaults() {
        SetDERControlRequest backwards = freqWatt(DERUnitEnum.NOT_APPLICABLE, 51.2, 0, 50.2, 100);
        assertThat(DerRequests.violations(backwards, ALL, DerUnitPolicy.REJECT))
                .containsExactly(DerRule.Y_UNIT, DerRule.CURVE);
        assertThat(DerRequests.violations(backwards, ALL, DerUnitPolicy.ACCEPT)).containsExactly(DerRule.CURVE);
        assertThat(EMPTY.set(backwards, NOW, DerUnitPolicy.ACCEPT).response().status())
                .isEqualTo(DERControlStatusEnum.REJECTED);
    }
}
