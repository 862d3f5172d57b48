package dev.ocppkit.benchmarks;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffEnergyPrice;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TariffTimePrice;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.smartcharging.tariff.AppliedTariff;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.Sample;
import dev.ocppkit.smartcharging.tariff.TransactionCosts;
import dev.ocppkit.smartcharging.tariff.TransactionSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of sessions with one sample per minute, at once and sample by sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TariffBenchmark {
    private static final int STEPS = 720;

    /** Length of the session. */
    @Param({"1", "12", "48"})
    public int hours = 12;

    /** Elements of each of energy, charging time and idle time. */
    @Param({"1", "20", "80"})
    public int elements = 20;

    private TransactionSeries series = new TransactionSeries(List.of());
    private List<AppliedTariff> tariffs = List.of();
    private CostContext context = CostContext.of(ZoneId.of("Europe/Berlin"));
    private CostMeter[] meters = new CostMeter[0];
    private CostMeter[] prepaid = new CostMeter[0];

    /** Prepares the session: charging at changing power for three quarters of the time, then idle. */
    @Setup
    public void prepare() {
        Instant start = Instant.parse("2026-06-05T14:00:30Z");
        List<Sample> samples = new ArrayList<>();
        int minutes = hours * 60;
        long energy = 1_000_000;
        for (int i = 0; i <= minutes; i++) {
            boolean charging = i < minutes * 3 / 4;
            long power = charging ? 10_800 - 60L * (i % 7) : 0;
            samples.add(Sample.of(
                            start.plusSeconds(60L * i),
                            energy,
                            charging ? ChargingStateEnum.CHARGING : ChargingStateEnum.SUSPENDED_EV)
                    .withPower(BigDecimal.valueOf(power)));
            energy += power / 60;
        }
        series = new TransactionSeries(samples);
        tariffs = List.of(AppliedTariff.accepted(tariff(elements)));
        CostMeter meter = CostMeter.start(tariffs.get(0), context, CostPolicy.ofDefaults());
        meters = meters(meter, samples);
        prepaid = meters(meter.watchCost(BigDecimal.valueOf(90_000), start), samples);
    }

    private static CostMeter[] meters(CostMeter start, List<Sample> samples) {
        CostMeter[] made = new CostMeter[STEPS];
        CostMeter meter = start;
        for (int i = 0; i < STEPS; i++) {
            meter = i < samples.size() ? meter.advance(samples.get(i)) : meter;
            made[i] = meter;
        }
        return made;
    }

    static Tariff tariff(int elements) {
        List<TaxRate> vat = List.of(TaxRate.builder().type("vat").tax(19).build());
        List<TariffEnergyPrice> energy = new ArrayList<>();
        List<TariffTimePrice> time = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            TariffConditions conditions = i == elements - 1 ? null : conditions(i, elements);
            energy.add(TariffEnergyPrice.builder()
                    .priceKwh(BigDecimal.valueOf(300 + i, 3))
                    .conditions(conditions)
                    .build());
            time.add(TariffTimePrice.builder()
                    .priceMinute(BigDecimal.valueOf(10 + i, 3))
                    .conditions(conditions)
                    .build());
        }
        TariffTime times = TariffTime.builder().prices(time).taxRates(vat).build();
        return Tariff.builder()
                .tariffId("benchmark")
                .currency("EUR")
                .energy(TariffEnergy.builder().prices(energy).taxRates(vat).build())
                .chargingTime(times)
                .idleTime(times)
                .maxCost(Price.builder().inclTax(100_000).build())
                .build();
    }

    /** Hours of the day, energy, power and durations in turn. */
    private static TariffConditions conditions(int i, int elements) {
        TariffConditions.Builder conditions = TariffConditions.builder();
        int hour = 24 * i / elements;
        return switch (i % 4) {
            case 0 ->
                conditions
                        .startTimeOfDay(String.format(Locale.ROOT, "%02d:00", hour))
                        .endTimeOfDay(String.format(Locale.ROOT, "%02d:45", hour))
                        .build();
            case 1 ->
                conditions.minEnergy(5_000L * i).maxEnergy(5_000L * i + 4_000).build();
            case 2 -> conditions.minPower(11_000L + 100L * i).build();
            default -> conditions.minTime(1_800 * i).maxTime(1_800 * i + 1_200).build();
        };
    }

    /**
     * The whole session at once.
     *
     * @return the cost
     */
    @Benchmark
    public CostDetails batch() {
        return TransactionCosts.cost(series, tariffs, context);
    }

    /**
     * Each of the first 720 samples on the meter before it; only for sessions of 12 hours and more.
     *
     * @return the last meter
     */
    @Benchmark
    @OperationsPerInvocation(STEPS - 1)
    public CostMeter step() {
        return step(meters);
    }

    /**
     * The same, with a cost limit to watch.
     *
     * @return the last meter
     */
    @Benchmark
    @OperationsPerInvocation(STEPS - 1)
    public CostMeter prepaidStep() {
        return step(prepaid);
    }

    private CostMeter step(CostMeter[] from) {
        CostMeter last = from[0];
        for (int i = 1; i < STEPS; i++) {
            last = from[i - 1].advance(
                    series.samples().get(Math.min(i, series.samples().size() - 1)));
        }
        return last;
    }
}
