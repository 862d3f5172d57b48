package dev.ocppkit.smartcharging.der;

import static dev.ocppkit.smartcharging.der.DerSamples.EMPTY;
import static dev.ocppkit.smartcharging.der.DerSamples.NOW;
import static dev.ocppkit.smartcharging.der.DerSamples.byDefault;
import static dev.ocppkit.smartcharging.der.DerSamples.curve;
import static dev.ocppkit.smartcharging.der.DerSamples.limit;
import static dev.ocppkit.smartcharging.der.DerSamples.powerFactor;
import static dev.ocppkit.smartcharging.der.DerSamples.request;
import static dev.ocppkit.smartcharging.der.DerSamples.scheduled;
import static dev.ocppkit.smartcharging.der.DerSamples.volt;
import static dev.ocppkit.smartcharging.der.DerSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.EnterService;
import dev.ocppkit.model.datatype.FixedVar;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.GetDERControlRequest;
import dev.ocppkit.model.message.ReportDERControlRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerReportsTest {
    private static GetDERControlRequest get(Boolean isDefault, DERControlEnum kind, String id) {
        return GetDERControlRequest.builder()
                .requestId(7)
                .isDefault(isDefault)
                .controlType(kind)
                .controlId(id)
                .build();
    }

    @Test
    @Tag("R04.FR.30")
    @Tag("R04.FR.33")
    @Tag("R04.FR.36")
    void reportsHoldWhatMatches() {
        EnterService service = EnterService.builder()
                .priority(1)
                .highVoltage(1)
                .lowVoltage(1)
                .highFreq(1)
                .lowFreq(1)
                .build();
        Gradient gradient =
                Gradient.builder().priority(1).gradient(1).softGradient(1).build();
        FixedVar reactive = FixedVar.builder()
                .priority(1)
                .setpoint(1)
                .unit(DERUnitEnum.PCT_MAX_VAR)
                .build();
        DERCurve curve = curve(DERUnitEnum.PCT_MAX_VAR, 1, 1);
        DerControls controls = with(
                byDefault("d", 1),
                byDefault("e", 0),
                scheduled("s", 1, 10, 10),
                request("es", DERControlEnum.ENTER_SERVICE, true, r -> r.enterService(service)),
                request("g", DERControlEnum.GRADIENTS, true, r -> r.gradient(gradient)),
                request("v", DERControlEnum.FIXED_VAR, true, r -> r.fixedVar(reactive)),
                request("c", DERControlEnum.VOLT_VAR, true, r -> r.curve(curve)),
                request("l", DERControlEnum.LIMIT_MAX_DISCHARGE, true, r -> r.limitMaxDischarge(limit(5))),
                request("pi", DERControlEnum.FIXED_PF_INJECT, true, r -> r.fixedPFInject(powerFactor("1", true))),
                request("pa", DERControlEnum.FIXED_PF_ABSORB, true, r -> r.fixedPFAbsorb(powerFactor("1", true))));
        assertThat(controls.get(get(null, null, null), NOW).status()).isEqualTo(DERControlStatusEnum.ACCEPTED);
        List<ReportDERControlRequest> reports = controls.reports(get(null, null, null), NOW);
        assertThat(reports).hasSize(1);
        ReportDERControlRequest report = reports.get(0);
        assertThat(report.requestId()).isEqualTo(7);
        assertThat(report.tbc()).isFalse();
        assertThat(report.freqDroop())
                .extracting(r -> r.id() + r.isDefault() + r.isSuperseded())
                .containsExactly("dtruetrue", "etruefalse", "sfalsefalse");
        assertThat(report.enterService())
                .singleElement()
                .satisfies(r -> assertThat(r.enterService()).isEqualTo(service));
        assertThat(report.gradient())
                .singleElement()
                .satisfies(r -> assertThat(r.gradient()).isEqualTo(gradient));
        assertThat(report.fixedVar())
                .singleElement()
                .satisfies(r -> assertThat(r.fixedVar()).isEqualTo(reactive));
        assertThat(report.curve()).singleElement().satisfies(r -> {
            assertThat(r.curve()).isEqualTo(curve);
            assertThat(r.curveType()).isEqualTo(DERControlEnum.VOLT_VAR);
        });
        assertThat(report.limitMaxDischarge())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("l"));
        assertThat(report.fixedPFInject())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("pi"));
        assertThat(report.fixedPFAbsorb())
                .singleElement()
                .satisfies(r -> assertThat(r.id()).isEqualTo("pa"));

        ReportDERControlRequest scheduled =
                controls.reports(get(false, null, null), NOW).get(0);
        assertThat(scheduled.freqDroop()).extracting(r -> r.id()).containsExactly("s");
        assertThat(scheduled.curve()).isNull();
        assertThat(controls.reports(get(null, DERControlEnum.VOLT_VAR, null), NOW)
                        .get(0)
                        .freqDroop())
                .isNull();
        assertThat(controls.get(get(null, null, "x"), NOW).status()).isEqualTo(DERControlStatusEnum.NOT_FOUND);
        assertThat(controls.get(get(null, DERControlEnum.WATT_PF, null), NOW).status())
                .isEqualTo(DERControlStatusEnum.NOT_FOUND);
        DerControls few = new DerControls(Set.of(DERControlEnum.VOLT_VAR), controls.controls());
        assertThat(few.get(get(null, DERControlEnum.FREQ_DROOP, null), NOW).status())
                .isEqualTo(DERControlStatusEnum.NOT_SUPPORTED);
    }

    @Test
    @Tag("R04.FR.31")
    @Tag("R04.FR.32")
    void longReportsAreCut() {
        DerControls controls = EMPTY;
        for (int i = 0; i < 49; i++) {
            controls = controls.set(byDefault("d" + i, 1), NOW).controls();
        }
        controls = controls.set(volt(DERControlEnum.VOLT_VAR, DERUnitEnum.PCT_MAX_VAR), NOW)
                .controls();
        List<ReportDERControlRequest> reports = controls.reports(get(null, null, null), NOW);
        assertThat(reports).extracting(r -> r.freqDroop().size()).containsExactly(24, 24, 1);
        assertThat(reports).extracting(ReportDERControlRequest::tbc).containsExactly(true, true, false);
        assertThat(reports).extracting(r -> r.curve() == null).containsExactly(false, true, true);
    }
}
