package dev.ocppkit.benchmarks;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.DERCurvePoints;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.Gradient;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.smartcharging.der.ChargePower;
import dev.ocppkit.smartcharging.der.DerControl;
import dev.ocppkit.smartcharging.der.DerMeasurement;
import dev.ocppkit.smartcharging.der.DerPlan;
import dev.ocppkit.smartcharging.der.DerRatings;
import dev.ocppkit.smartcharging.der.DerState;
import dev.ocppkit.smartcharging.der.DerStep;
import dev.ocppkit.smartcharging.der.DerSteps;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step under ten DER controls, as a station works it out many times a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DerBenchmark {
    static final int VALUES = 1024;
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private final DerMeasurement[] grid = new DerMeasurement[VALUES];
    private final SetpointCaps caps = new SetpointCaps(decimal("8000"), decimal("-8000"));
    private final DerPlan plan = plan();
    private final ChargePower schedule = ChargePower.of(-7000);
    private DerState state = DerState.running();
    private int next;

    /** Prepares measurements that differ from one call to the next. */
    public DerBenchmark() {
        for (int i = 0; i < VALUES; i++) {
            int spread = i * 7919 % 600 - 300;
            BigDecimal frequency = BigDecimal.valueOf(50_000L + spread, 3);
            BigDecimal voltage = BigDecimal.valueOf(2_300L + spread / 3, 1);
            grid[i] = DerMeasurement.of(START.plusMillis(100L * i), frequency, voltage);
        }
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static DERCurve derCurve(DERUnitEnum unit, int... points) {
        List<DERCurvePoints> list = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            list.add(DERCurvePoints.builder().x(points[i]).y(points[i + 1]).build());
        }
        return DERCurve.builder().priority(1).yUnit(unit).curveData(list).build();
    }

    /** Ten controls of which several bite. */
    private static DerPlan plan() {
        Map<DERControlEnum, DerControl> active = new EnumMap<>(DERControlEnum.class);
        DERUnitEnum none = DERUnitEnum.NOT_APPLICABLE;
        add(
                active,
                DERControlEnum.FREQ_DROOP,
                r -> r.freqDroop(FreqDroop.builder()
                        .priority(1)
                        .overFreq(decimal("50.2"))
                        .underFreq(decimal("49.8"))
                        .overDroop(decimal("0.05"))
                        .underDroop(decimal("0.05"))
                        .responseTime(5)
                        .build()));
        add(active, DERControlEnum.VOLT_WATT, r -> r.curve(derCurve(DERUnitEnum.PCT_MAX_W, 101, 100, 110, 0)));
        add(
                active,
                DERControlEnum.VOLT_VAR,
                r -> r.curve(derCurve(DERUnitEnum.PCT_MAX_VAR, 92, 44, 98, 0, 102, 0, 108, -44)));
        add(
                active,
                DERControlEnum.LIMIT_MAX_DISCHARGE,
                r -> r.limitMaxDischarge(LimitMaxDischarge.builder()
                        .priority(1)
                        .pctMaxDischargePower(60)
                        .build()));
        add(
                active,
                DERControlEnum.GRADIENTS,
                r -> r.gradient(Gradient.builder()
                        .priority(1)
                        .gradient(10)
                        .softGradient(100)
                        .build()));
        add(active, DERControlEnum.HF_MUST_TRIP, r -> r.curve(derCurve(none, 61, 300, 62, 1)));
        add(active, DERControlEnum.LF_MUST_TRIP, r -> r.curve(derCurve(none, 47, 1, 48, 300)));
        add(active, DERControlEnum.HV_MUST_TRIP, r -> r.curve(derCurve(none, 110, 13, 120, 1)));
        add(active, DERControlEnum.LV_MUST_TRIP, r -> r.curve(derCurve(none, 50, 2, 70, 10)));
        add(active, DERControlEnum.HV_MOM_CESS, r -> r.curve(derCurve(none, 110, 1)));
        return DerPlan.of(active, DerRatings.symmetric(10_000, 4_000, 230, 50));
    }

    private static void add(
            Map<DERControlEnum, DerControl> active, DERControlEnum kind, Consumer<SetDERControlRequest.Builder> field) {
        SetDERControlRequest.Builder request = SetDERControlRequest.builder()
                .isDefault(true)
                .controlId(kind.wireName())
                .controlType(kind);
        field.accept(request);
        active.put(kind, DerControl.of(request.build(), null));
    }

    private int next() {
        next = (next + 1) & (VALUES - 1);
        return next;
    }

    /**
     * One step after another, with the grid never twice the same.
     *
     * @return the outcome
     */
    @Benchmark
    public DerStep step() {
        int i = next();
        if (i == 0) {
            state = DerState.running();
        }
        DerStep step = DerSteps.step(plan, state, grid[i], schedule, caps, BigDecimal.ZERO);
        state = step.state();
        return step;
    }
}
