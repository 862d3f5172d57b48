package dev.ocppkit.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Composite schedules of growing size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompositeScheduleBenchmark {
    /** Kind, number of profiles, of periods of each, and of days, divided by {@code x}. */
    @Param({
        "daily x1x4x1",
        "daily x2x4x1",
        "daily x3x4x1",
        "daily x1x24x1",
        "daily x12x96x1",
        "daily x3x24x7",
        "daily x3x24x30",
        "daily x3x24x365",
        "visible x1x16x365",
        "visible x1x128x365",
        "visible x1x1024x365",
        "visible x10x16x365",
        "visible x10x128x365",
        "visible x10x1024x365",
        "visible x100x16x365",
        "visible x100x128x365",
        "visible x100x1024x365"
    })
    public String workload = "";

    private ScheduleWorkload prepared = ScheduleWorkload.daily(1, 1, 1);

    /** Prepares the profiles. */
    @Setup(Level.Trial)
    public void prepare() {
        prepared = of(workload);
    }

    static ScheduleWorkload of(String workload) {
        String[] parts = workload.split("x", -1);
        int profiles = Integer.parseInt(parts[1]);
        int periods = Integer.parseInt(parts[2]);
        int days = Integer.parseInt(parts[3]);
        return parts[0].startsWith("daily")
                ? ScheduleWorkload.daily(profiles, periods, days)
                : ScheduleWorkload.allVisible(profiles, periods, days);
    }

    /** Works out the composite schedule. */
    @Benchmark
    public int composite() {
        return prepared.run();
    }
}
