package dev.ocppkit.smartcharging.v2x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Interprets cases of the category {@code freqwatt}. */
final class FreqWattCases {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private FreqWattCases() {}

    static void check(VectorCase c) {
        VectorCase.requireOnly(
                c.input(),
                "v2xFreqWattCurve",
                "v2xSignalWattCurve",
                "v2xBaseline",
                "localFrequencyUpdateThresholdMilliHz",
                "limit",
                "dischargeLimit",
                "limitAtSoC",
                "soc",
                "samples",
                "signals");
        VectorCase.requireOnly(c.expected(), "setpoints");
        List<BigDecimal> expected = VectorCase.decimals(c.expected().get("setpoints"));
        List<BigDecimal> actual = run(c.input());
        assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("sample " + i).isCloseTo(expected.get(i), within(TOLERANCE));
        }
    }

    private static List<BigDecimal> run(JsonNode input) {
        FrequencySettings settings = settings(input);
        List<AfrrSignal> signals = signals(input);
        LimitAtSoC atSoC =
                input.hasNonNull("limitAtSoC") ? VectorCase.read(LimitAtSoC.class, input.get("limitAtSoC")) : null;
        SetpointCaps caps = new SetpointCaps(
                        VectorCase.decimal(input, "limit"), VectorCase.decimal(input, "dischargeLimit"))
                .atSoC(atSoC, VectorCase.decimal(input, "soc"));
        List<BigDecimal> setpoints = new ArrayList<>();
        FrequencyStep step = null;
        for (JsonNode sample : input.get("samples")) {
            VectorCase.requireOnly(sample, "frequency", "at");
            Instant at = VectorCase.instant(sample, "at");
            Integer signal = at == null
                    ? null
                    : AfrrSignal.activeAt(signals, at).map(AfrrSignal::signal).orElse(null);
            step = FrequencySetpoints.step(
                    settings, step, sample.get("frequency").decimalValue(), signal, caps);
            setpoints.add(step.setpoint());
        }
        return setpoints;
    }

    private static FrequencySettings settings(JsonNode input) {
        BigDecimal threshold = VectorCase.decimal(input, "localFrequencyUpdateThresholdMilliHz");
        PowerCurve signalCurve = input.hasNonNull("v2xSignalWattCurve")
                ? PowerCurve.ofSignal(VectorCase.list(V2XSignalWattPoint.class, input.get("v2xSignalWattCurve")))
                : null;
        return new FrequencySettings(
                input.get("v2xBaseline").decimalValue(),
                PowerCurve.ofFrequency(VectorCase.list(V2XFreqWattPoint.class, input.get("v2xFreqWattCurve"))),
                signalCurve,
                threshold == null ? BigDecimal.ZERO : threshold);
    }

    private static List<AfrrSignal> signals(JsonNode input) {
        List<AfrrSignal> signals = new ArrayList<>();
        for (JsonNode signal : input.path("signals")) {
            VectorCase.requireOnly(signal, "timestamp", "signal");
            signals.add(new AfrrSignal(
                    Instant.parse(signal.get("timestamp").stringValue()),
                    signal.get("signal").intValue()));
        }
        return signals;
    }
}
