package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.smartcharging.v2x.AfrrSignal;
import dev.ocppkit.smartcharging.v2x.FrequencySetpoints;
import dev.ocppkit.smartcharging.v2x.FrequencySettings;
import dev.ocppkit.smartcharging.v2x.FrequencyStep;
import dev.ocppkit.smartcharging.v2x.PowerCurve;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.v2x.Setpoints;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works out setpoints that follow the frequency of the grid. */
@Command(
        name = "freqwatt",
        description = "Works out setpoints by the frequency of the grid and by aFRR signals.",
        footerHeading = "%nInput, one JSON object:%n",
        footer = {
            "  v2xFreqWattCurve, v2xSignalWattCurve    points of the curves; the latter may be absent",
            "  v2xBaseline                             base power in W",
            "  localFrequencyUpdateThresholdMilliHz    threshold; absent: calculate always",
            "  limit, dischargeLimit                   caps in W; absent: none",
            "  samples                                 frequency in Hz and at, in order",
            "  signals                                 signal and timestamp",
            "",
            "Output: setpoints in W, one for each sample.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class FreqWattCommand extends DocumentCommand {
    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws the curve with the setpoints of the samples.")
    private @Nullable Path plot;

    /** Creates the command; its fields are set from the command line. */
    public FreqWattCommand() {}

    private record Sample(BigDecimal frequency, @Nullable Instant at) {}

    @Override
    Object answer(Members input) throws IOException {
        PowerCurve signalCurve = input.has("v2xSignalWattCurve")
                ? PowerCurve.ofSignal(input.objects("v2xSignalWattCurve", FreqWattCommand::signalPoint))
                : null;
        FrequencySettings settings = new FrequencySettings(
                Numbers.orElse(input, "v2xBaseline", BigDecimal.ZERO),
                PowerCurve.ofFrequency(input.objects("v2xFreqWattCurve", FreqWattCommand::frequencyPoint)),
                signalCurve,
                Numbers.orElse(input, "localFrequencyUpdateThresholdMilliHz", BigDecimal.ZERO));
        SetpointCaps caps = new SetpointCaps(input.number("limit"), input.number("dischargeLimit"));
        List<AfrrSignal> signals = input.objects("signals", FreqWattCommand::signal);
        List<Sample> samples = input.objects("samples", FreqWattCommand::sample);
        List<BigDecimal> setpoints = setpoints(settings, caps, signals, samples);
        if (plot != null) {
            draw(settings, caps, samples, setpoints, plot);
        }
        return Map.of("setpoints", setpoints);
    }

    private static V2XFreqWattPoint frequencyPoint(Members point) throws InputException {
        return V2XFreqWattPoint.builder()
                .frequency(Numbers.required(point, "frequency"))
                .power(Numbers.required(point, "power"))
                .build();
    }

    private static V2XSignalWattPoint signalPoint(Members point) throws InputException {
        return V2XSignalWattPoint.of(point.integer("signal"), Numbers.required(point, "power"));
    }

    private static AfrrSignal signal(Members signal) throws InputException {
        return new AfrrSignal(signal.instant("timestamp"), signal.integer("signal"));
    }

    private static Sample sample(Members sample) throws InputException {
        return new Sample(Numbers.required(sample, "frequency"), sample.instantIfAny("at"));
    }

    private static List<BigDecimal> setpoints(
            FrequencySettings settings, SetpointCaps caps, List<AfrrSignal> signals, List<Sample> samples) {
        List<BigDecimal> setpoints = new ArrayList<>();
        FrequencyStep step = null;
        for (Sample sample : samples) {
            Integer signal = sample.at() == null
                    ? null
                    : AfrrSignal.activeAt(signals, sample.at())
                            .map(AfrrSignal::signal)
                            .orElse(null);
            step = FrequencySetpoints.step(settings, step, sample.frequency(), signal, caps);
            setpoints.add(step.setpoint());
        }
        return setpoints;
    }

    private static void draw(
            FrequencySettings settings,
            SetpointCaps caps,
            List<Sample> samples,
            List<BigDecimal> setpoints,
            Path target)
            throws IOException {
        List<BigDecimal> frequencies = samples.stream().map(Sample::frequency).toList();
        List<BigDecimal> xs = Grids.over(settings.frequencyCurve().places(), frequencies);
        List<BigDecimal> ys = xs.stream()
                .map(x -> settings.baseline().add(settings.frequencyCurve().powerAt(x)))
                .toList();
        Picture picture = new Picture("Setpoint over frequency", "frequency in Hz", "power in W, charging above zero")
                .line("baseline and curve", xs, ys);
        if (caps.limit() != null || caps.dischargeLimit() != null) {
            picture.line(
                    "capped", xs, ys.stream().map(y -> Setpoints.cap(y, caps)).toList());
        }
        level(picture, "limit", xs, caps.limit());
        level(picture, "discharge limit", xs, caps.dischargeLimit());
        if (!samples.isEmpty()) {
            picture.points("operating points", frequencies, setpoints);
        }
        picture.save(target);
    }

    private static void level(Picture picture, String name, List<BigDecimal> xs, @Nullable BigDecimal y) {
        if (y != null) {
            picture.level(name, xs.get(0), xs.get(xs.size() - 1), y);
        }
    }
}
