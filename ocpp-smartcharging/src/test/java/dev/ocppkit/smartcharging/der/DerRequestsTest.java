package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.ALL;
import static dev.ocppkit.smartcharging.der.DerSamples.EMPTY;
import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.byDefault;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.droop;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static dev.ocppkit.smartcharging.der.DerSamples.scheduled;
import static dev.ocppkit.smartcharging.der.DerSamples.volt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.VoltageParams;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerRequestsTest {
    private static void refused(SetDERControlRequest request, DerRule rule) {
        assertThat(DerRequests.violations(request, ALL)).containsExactly(rule);
        SetDERControlResponse response = EMPTY.set(request, NOW).response();
        assertThat(response.status()).isEqualTo(rule.status());
        assertThat(response.statusInfo().additionalInfo()).isEqualTo(rule.requirementId() + ": " + rule.text());
        assertThat(EMPTY.set(request, NOW).controls()).isEqualTo(EMPTY);
    }

    @Test
    @Tag("R04.FR.01")
    void unsupportedKindIsNotSupported() {
        DerControls none = DerControls.supporting(List.of(DERControlEnum.VOLT_VAR));
        SetDERControlResponse response = none.set(byDefault("a", 1), NOW).response();
        assertThat(response.status()).isEqualTo(DERControlStatusEnum.NOT_SUPPORTED);
        assertThat(response.statusInfo().reasonCode()).isEqualTo("UnsupportedParam");
    }

    @Test
    @Tag("R04.FR.17")
    void fieldMustFitTheKind() {
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> {}), DerRule.FIELD);
        refused(request("a", DERControlEnum.VOLT_VAR, true, r -> r.freqDroop(droop())), DerRule.FIELD);
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop()).limitMaxDischarge(limit(1))),
                DerRule.FIELD);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFAbsorb(powerFactor("1", true))),
                DerRule.FIELD);
        assertThat(EMPTY.set(
                                request(
                                        "a",
                                        DERControlEnum.FIXED_PF_ABSORB,
                                        true,
                                        r -> r.fixedPFAbsorb(powerFactor("1", true))),
                                NOW)
                        .response()
                        .statusInfo())
                .isNull();
    }

    @Test
    @Tag("R04.FR.13")
    @Tag("R04.FR.15")
    void timesBelongToScheduledControls() {
        FreqDroop timed = droop().toBuilder().startTime(NOW).build();
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(timed)), DerRule.DEFAULT_WITH_TIME);
        FreqDroop lasting = droop().toBuilder().duration(1).build();
        refused(request("a", DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(lasting)), DerRule.DEFAULT_WITH_TIME);
        refused(request("a", DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(droop())), DerRule.START_MISSING);
        refused(scheduled("a", 1, 0, 0), DerRule.DURATION);
        Gradient gradient =
                Gradient.builder().priority(1).gradient(1).softGradient(1).build();
        refused(request("a", DERControlEnum.GRADIENTS, false, r -> r.gradient(gradient)), DerRule.ONLY_DEFAULT);
        assertThat(EMPTY.set(request("a", DERControlEnum.GRADIENTS, true, r -> r.gradient(gradient)), NOW)
                        .response()
                        .status())
                .isEqualTo(DERControlStatusEnum.ACCEPTED);
    }

    @Test
    @Tag("R04.FR.52")
    void unitMustFitTheCurve() {
        refused(volt(DERControlEnum.VOLT_VAR, DERUnitEnum.PCT_MAX_W), DerRule.Y_UNIT);
        refused(volt(DERControlEnum.FREQ_WATT, DERUnitEnum.NOT_APPLICABLE), DerRule.Y_UNIT);
        refused(volt(DERControlEnum.HV_MUST_TRIP, DERUnitEnum.PCT_EFFECTIVE_V), DerRule.Y_UNIT);
        for (DERUnitEnum unit : List.of(DERUnitEnum.PCT_MAX_VAR, DERUnitEnum.PCT_VAR_AVAIL)) {
            assertThat(DerRequests.violations(volt(DERControlEnum.VOLT_VAR, unit), ALL))
                    .isEmpty();
        }
        refused(
                request(
                        "a",
                        DERControlEnum.LIMIT_MAX_DISCHARGE,
                        true,
                        r -> r.limitMaxDischarge(limit(50).toBuilder()
                                .powerMonitoringMustTrip(curve(DERUnitEnum.PCT_MAX_W, 0, 1))
                                .build())),
                DerRule.Y_UNIT);
        assertThat(DerKinds.units(DERControlEnum.FREQ_DROOP)).isEmpty();
        assertThat(DerKinds.units(DERControlEnum.WATT_PF)).containsExactly(DERUnitEnum.NOT_APPLICABLE);
        assertThat(DerKinds.isCurve(DERControlEnum.UNRECOGNIZED)).isFalse();
        assertThat(DerKinds.isOnlyDefault(DERControlEnum.ENTER_SERVICE)).isTrue();
    }

    @Test
    void valuesMustMakeSense() {
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop().toBuilder().overDroop(0).build())),
                DerRule.DROOP);
        refused(
                request(
                        "a",
                        DERControlEnum.FREQ_DROOP,
                        true,
                        r -> r.freqDroop(droop().toBuilder().underDroop(0).build())),
                DerRule.DROOP);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("0", true))),
                DerRule.POWER_FACTOR);
        refused(
                request("a", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("1.1", true))),
                DerRule.POWER_FACTOR);
        refused(
                request("a", DERControlEnum.VOLT_VAR, true, r -> r.curve(curve(DERUnitEnum.PCT_MAX_VAR, 2, 0, 1, 0))),
                DerRule.CURVE);
        DERCurve half = curve(DERUnitEnum.NOT_APPLICABLE, 1, 1).toBuilder()
                .voltageParams(VoltageParams.builder().hv10MinMeanValue(110).build())
                .build();
        refused(request("a", DERControlEnum.HV_MUST_TRIP, true, r -> r.curve(half)), DerRule.MEAN_VOLTAGE);
    }
}
