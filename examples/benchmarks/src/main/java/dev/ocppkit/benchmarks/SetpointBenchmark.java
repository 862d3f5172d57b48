package dev.ocppkit.benchmarks;

import dev.ocppkit.model.datatype.V2XFreqWattPoint;
import dev.ocppkit.model.datatype.V2XSignalWattPoint;
import dev.ocppkit.smartcharging.v2x.EvseShare;
import dev.ocppkit.smartcharging.v2x.FrequencySetpoints;
import dev.ocppkit.smartcharging.v2x.FrequencySettings;
import dev.ocppkit.smartcharging.v2x.FrequencyStep;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.v2x.PowerCurve;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.v2x.Setpoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Setpoints that a station works out many times a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SetpointBenchmark {
    private static final int VALUES = 1024;

    private final BigDecimal[] frequencies = new BigDecimal[VALUES];
    private final BigDecimal[] loads = new BigDecimal[VALUES];
    private final Integer[] signals = new Integer[VALUES];
    private final SetpointCaps caps = new SetpointCaps(decimal("8000"), decimal("-8000"));
    private final LoadBalancingSettings thresholds = LoadBalancingSettings.of(decimal("10000"), decimal("-5000"));
    private final FrequencySettings always = settings(BigDecimal.ZERO);
    private final FrequencySettings withThreshold = settings(decimal("10"));
    private FrequencyStep step;
    private BigDecimal setpoint = BigDecimal.ZERO;
    private List<EvseShare> shares =
            List.of(EvseShare.of(1, BigDecimal.ZERO, caps), EvseShare.of(2, BigDecimal.ZERO, caps));
    private int next;

    /** Prepares measurements that differ from one call to the next and lie where the curves rise. */
    public SetpointBenchmark() {
        for (int i = 0; i < VALUES; i++) {
            int spread = i * 7919 % 400 - 200;
            frequencies[i] = BigDecimal.valueOf(50_000L + spread, 3);
            loads[i] = BigDecimal.valueOf(9_000L + spread * 100L);
            signals[i] = i % 200 - 100;
        }
        step = FrequencySetpoints.step(withThreshold, null, frequencies[0], null, caps);
    }

    private static FrequencySettings settings(BigDecimal thresholdMilliHz) {
        return new FrequencySettings(decimal("1500"), frequencyCurve(), signalCurve(), thresholdMilliHz);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** Nine points. */
    private static PowerCurve frequencyCurve() {
        String[] points = {
            "47", "-10000", "49.80", "-10000", "49.99", "-500", "49.991", "0", "50", "0", "50.009", "0", "50.01", "500",
            "50.20", "10000", "53", "10000"
        };
        List<V2XFreqWattPoint> list = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            list.add(V2XFreqWattPoint.builder()
                    .frequency(decimal(points[i]))
                    .power(decimal(points[i + 1]))
                    .build());
        }
        return PowerCurve.ofFrequency(list);
    }

    private static PowerCurve signalCurve() {
        List<V2XSignalWattPoint> list = new ArrayList<>();
        int[][] points = {{-100, -7000}, {-30, -1000}, {30, 1000}, {100, 7000}};
        for (int[] point : points) {
            list.add(V2XSignalWattPoint.builder()
                    .signal(point[0])
                    .power(BigDecimal.valueOf(point[1]))
                    .build());
        }
        return PowerCurve.ofSignal(list);
    }

    private int next() {
        next = (next + 1) & (VALUES - 1);
        return next;
    }

    /** A setpoint by frequency, calculated each time: nine points, baseline, caps. */
    @Benchmark
    public FrequencyStep frequency() {
        return FrequencySetpoints.step(always, null, frequencies[next()], null, caps);
    }

    /** The same with a threshold that the frequency mostly passes. */
    @Benchmark
    public FrequencyStep frequencyWithThreshold() {
        step = FrequencySetpoints.step(withThreshold, step, frequencies[next()], null, caps);
        return step;
    }

    /** A setpoint by the signal of the grid operator while the frequency stands. */
    @Benchmark
    public FrequencyStep signal() {
        step = FrequencySetpoints.step(withThreshold, step, step.calculatedAtHz(), signals[next()], caps);
        return step;
    }

    /** A setpoint by frequency and signal. */
    @Benchmark
    public FrequencyStep frequencyAndSignal() {
        int i = next();
        return FrequencySetpoints.step(always, null, frequencies[i], signals[i], caps);
    }

    /** A setpoint by load. */
    @Benchmark
    public BigDecimal loadBalancing() {
        setpoint = LoadBalancingSetpoints.step(thresholds, setpoint, loads[next()], caps);
        return setpoint;
    }

    /** The setpoints of two EVSEs by load. */
    @Benchmark
    public List<EvseShare> loadBalancingOfTwo() {
        shares = LoadBalancingSetpoints.step(thresholds, shares, loads[next()]);
        return shares;
    }

    /** What a vehicle does beside its setpoint. */
    @Benchmark
    public BigDecimal residual() {
        int i = next();
        return Setpoints.residual(loads[VALUES - 1 - i], loads[i], BigDecimal.ZERO);
    }

    /** A cap alone. */
    @Benchmark
    public BigDecimal cap() {
        return Setpoints.cap(loads[next()], caps);
    }
}
