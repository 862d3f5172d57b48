package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.ClearDERControlResponse;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import dev.ocppkit.smartcharging.der.ActivePowers;
import dev.ocppkit.smartcharging.der.DerControl;
import dev.ocppkit.smartcharging.der.DerControls;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.smartcharging.der.InjectedPower;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets, clears and evaluates DER controls. */
@Command(
        name = "der",
        description = "Sets, clears and evaluates DER controls.",
        footerHeading = "%nInput, one JSON object of one of these forms:%n",
        footer = {
            "  freqDroop, maxW, nominalFrequency, preDisturbancePowerW, minPowerW, maxPowerW, frequencies",
            "      Output: power in W for each frequency, injected above zero.",
            "  now, supportedControlTypes, existing, request",
            "      existing and request have the form of SetDERControlRequest; request may be a ClearDERControlRequest.",
            "      Output: status, supersededIds, activeNow, remaining.",
            "  controls, ratings, samples",
            "      controls: SetDERControlRequest each; ratings: maxW, maxChargeW, maxVA, maxVar, maxVarNeg,",
            "      nominalVoltage, nominalFrequency; samples: at, frequency, voltage, setpoint (charging above zero),",
            "      limit, dischargeLimit. Output: what to set for each sample, and why.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class DerCommand extends DocumentCommand {
    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws the droop with its operating points, or the power over the samples.")
    private @Nullable Path plot;

    @Option(
            names = "--curve",
            paramLabel = "KIND",
            description = "With --plot and samples: draws the curve of this kind of control with its operating points"
                    + " instead.")
    private @Nullable String curve;

    /** Creates the command; its fields are set from the command line. */
    public DerCommand() {}

    @Override
    Object answer(Members input) throws IOException {
        if (input.has("freqDroop")) {
            return droop(input);
        }
        return input.has("samples") ? new DerSimulation(input).run(plot, curve) : lifecycle(input);
    }

    private Object droop(Members input) throws IOException {
        FreqDroop droop = input.official("freqDroop", FreqDroop.class);
        BigDecimal maxW = Numbers.required(input, "maxW");
        DerRatings ratings = new DerRatings(
                maxW, maxW, maxW, maxW, maxW, BigDecimal.ONE, Numbers.required(input, "nominalFrequency"));
        InjectedPower before = new InjectedPower(Numbers.required(input, "preDisturbancePowerW"));
        InjectedPower lowest = new InjectedPower(Numbers.orElse(input, "minPowerW", maxW.negate()));
        InjectedPower highest = new InjectedPower(Numbers.orElse(input, "maxPowerW", maxW));
        input.text("signConvention", "");
        List<BigDecimal> frequencies = Numbers.list(input, "frequencies");
        List<BigDecimal> power = frequencies.stream()
                .map(f -> ActivePowers.freqDroop(droop, ratings, f, before, lowest, highest)
                        .watts())
                .toList();
        if (plot != null) {
            List<BigDecimal> xs = Grids.over(List.of(droop.underFreq(), droop.overFreq()), frequencies);
            List<BigDecimal> ys = xs.stream()
                    .map(f -> ActivePowers.freqDroop(droop, ratings, f, before, lowest, highest)
                            .watts())
                    .toList();
            new Picture("Frequency droop", "frequency in Hz", "power in W, injected above zero")
                    .line("droop", xs, ys)
                    .points("samples", frequencies, power)
                    .save(plot);
        }
        return Map.of("power", power);
    }

    private static Object lifecycle(Members input) throws IOException {
        Instant now = input.instant("now");
        Set<DERControlEnum> supported = EnumSet.noneOf(DERControlEnum.class);
        int index = 0;
        for (String name : input.texts("supportedControlTypes")) {
            String place = "supportedControlTypes/" + index++;
            supported.add(DERControlEnum.fromWireName(name)
                    .orElseThrow(() -> input.wrong(place, "is not a kind of DER control")));
        }
        List<DerControl> existing = DerExisting.read(input, "existing", now);
        DerControls controls = new DerControls(supported, existing);
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean sets =
                input.node("request").has("controlId") && input.node("request").has("controlType");
        DerControls after;
        if (sets) {
            SetDERControlRequest request = input.official("request", SetDERControlRequest.class);
            DerControls.Outcome<SetDERControlResponse> outcome = controls.set(request, now);
            answer.put("status", outcome.response().status().wireName());
            if (outcome.response().supersededIds() != null) {
                answer.put("supersededIds", outcome.response().supersededIds());
            }
            after = outcome.controls();
            after.activeAt(request.controlType(), now).ifPresent(active -> answer.put("activeNow", active.id()));
        } else {
            DerControls.Outcome<ClearDERControlResponse> outcome =
                    controls.clear(input.official("request", ClearDERControlRequest.class), now);
            answer.put("status", outcome.response().status().wireName());
            after = outcome.controls();
        }
        answer.put("remaining", after.controls().stream().map(DerControl::id).toList());
        return answer;
    }
}
