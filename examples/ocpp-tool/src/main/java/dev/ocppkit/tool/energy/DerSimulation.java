package dev.ocppkit.tool.energy;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.smartcharging.der.ActivePowers;
import dev.ocppkit.smartcharging.der.ChargePower;
import dev.ocppkit.smartcharging.der.DerControl;
import dev.ocppkit.smartcharging.der.DerControls;
import dev.ocppkit.smartcharging.der.DerEffect;
import dev.ocppkit.smartcharging.der.DerMeasurement;
import dev.ocppkit.smartcharging.der.DerPlan;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.smartcharging.der.DerRequests;
import dev.ocppkit.smartcharging.der.DerRule;
import dev.ocppkit.smartcharging.der.DerState;
import dev.ocppkit.smartcharging.der.DerStep;
import dev.ocppkit.smartcharging.der.DerSteps;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Controls under a sequence of measurements. */
final class DerSimulation {
    private final DerRatings ratings;
    private final DerControls controls;
    private final List<Sample> samples;
    private final List<DerStep> steps = new ArrayList<>();

    private record Sample(DerMeasurement grid, ChargePower setpoint, SetpointCaps caps) {}

    DerSimulation(Members input) throws IOException {
        DerRatings given = input.object("ratings", DerSimulation::ratings);
        if (given == null) {
            throw input.wrong("ratings", "is required and missing");
        }
        ratings = given;
        samples = input.objects("samples", DerSimulation::sample);
        if (samples.isEmpty()) {
            throw input.wrong("samples", "is empty");
        }
        Instant received = samples.get(0).grid().at();
        DerControls accepted = DerControls.supporting(Arrays.asList(DERControlEnum.values()));
        for (DerControl control : DerExisting.read(input, "controls", received)) {
            List<DerRule> violations = DerRequests.violations(control.request(), accepted.supported());
            if (!violations.isEmpty()) {
                DerRule rule = violations.get(0);
                throw input.wrong(
                        "controls", "has " + control.id() + ", refused (" + rule.requirementId() + "): " + rule.text());
            }
            accepted = accepted.set(control.request(), received).controls();
        }
        controls = accepted;
    }

    private static DerRatings ratings(Members form) throws InputException {
        BigDecimal maxW = Numbers.required(form, "maxW");
        BigDecimal maxVar = Numbers.orElse(form, "maxVar", maxW);
        return new DerRatings(
                maxW,
                Numbers.orElse(form, "maxChargeW", maxW),
                Numbers.orElse(form, "maxVA", maxW),
                maxVar,
                Numbers.orElse(form, "maxVarNeg", maxVar),
                Numbers.required(form, "nominalVoltage"),
                Numbers.required(form, "nominalFrequency"));
    }

    private static Sample sample(Members form) throws InputException {
        DerMeasurement grid = DerMeasurement.of(
                form.instant("at"), Numbers.required(form, "frequency"), Numbers.required(form, "voltage"));
        return new Sample(
                grid,
                new ChargePower(Numbers.required(form, "setpoint")),
                new SetpointCaps(form.number("limit"), form.number("dischargeLimit")));
    }

    Object run(@Nullable Path plot, @Nullable String curve) throws IOException {
        DerState state = DerState.running();
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Sample sample : samples) {
            DerPlan plan = DerPlan.of(controls.activeAt(sample.grid().at()), ratings);
            DerStep step = DerSteps.step(plan, state, sample.grid(), sample.setpoint(), sample.caps(), BigDecimal.ZERO);
            steps.add(step);
            answers.add(answer(sample, step));
            state = step.state();
        }
        if (plot != null) {
            picture(curve).save(plot);
        }
        return Map.of("steps", answers);
    }

    private static Map<String, Object> answer(Sample sample, DerStep step) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("at", sample.grid().at().toString());
        answer.put("setpoint", step.active().toChargePower().watts());
        answer.put("reactive", step.reactive());
        answer.put("decision", step.decision().name());
        answer.put("effects", step.effects().stream().map(DerSimulation::effect).toList());
        return answer;
    }

    private static Map<String, Object> effect(DerEffect effect) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("cause", effect.cause().name());
        if (effect.control() != null) {
            form.put("controlType", effect.control().wireName());
        }
        form.put("before", effect.before());
        form.put("after", effect.after());
        return form;
    }

    private Picture picture(@Nullable String curve) throws InputException {
        List<DerMeasurement> grid = samples.stream().map(Sample::grid).toList();
        return curve == null
                ? overTime(grid)
                : new DerCurvePicture(curve, controls.controls(), ratings, grid, steps).draw();
    }

    private Picture overTime(List<DerMeasurement> grid) {
        Instant start = grid.get(0).at();
        List<BigDecimal> hours = grid.stream()
                .map(each -> BigDecimal.valueOf(
                                Duration.between(start, each.at()).toSeconds())
                        .divide(BigDecimal.valueOf(3600), 6, RoundingMode.HALF_UP))
                .toList();
        Picture picture = new Picture(
                        "Power under DER controls from " + start,
                        "hours",
                        "power in W and var, into the grid above zero")
                .steps(
                        "schedule",
                        hours,
                        samples.stream()
                                .map(sample ->
                                        sample.setpoint().toInjectedPower().watts())
                                .toList())
                .steps(
                        "active",
                        hours,
                        steps.stream().map(step -> step.active().watts()).toList())
                .steps("reactive", hours, steps.stream().map(DerStep::reactive).toList());
        List<BigDecimal> frequencies =
                grid.stream().map(DerMeasurement::frequencyHz).toList();
        List<BigDecimal> voltages = grid.stream()
                .map(each -> ActivePowers.voltagePercent(ratings, each.voltage()))
                .toList();
        boolean droops = controls.controls().stream()
                .anyMatch(control ->
                        control.kind() == DERControlEnum.FREQ_DROOP || control.kind() == DERControlEnum.FREQ_WATT);
        return droops
                ? picture.right("frequency in Hz", "frequency", hours, frequencies)
                : picture.right("voltage in percent of the nominal one", "voltage", hours, voltages);
    }
}
