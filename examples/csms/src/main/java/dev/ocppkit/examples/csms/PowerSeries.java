package dev.ocppkit.examples.csms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The power of a transaction over time, from what its samples have. Pure. */
final class PowerSeries {
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

    private PowerSeries() {}

    /** A point; W, positive into the vehicle. */
    record Point(Instant at, BigDecimal watts) {}

    /** Takes measured power or, if there is none, the mean power between readings of the energy register. */
    static List<Point> of(List<Map<String, @Nullable Object>> samples) {
        TreeMap<Instant, BigDecimal> power = new TreeMap<>();
        add(power, sums(samples, "Power.Active.Import"), 1);
        add(power, sums(samples, "Power.Active.Export"), -1);
        if (power.isEmpty()) {
            add(power, means(sums(samples, "Energy.Active.Import.Register")), 1);
            add(power, means(sums(samples, "Energy.Active.Export.Register")), -1);
        }
        List<Point> points = new ArrayList<>();
        power.forEach((at, watts) -> points.add(new Point(at, watts)));
        return points;
    }

    private static void add(Map<Instant, BigDecimal> power, Map<Instant, BigDecimal> more, int sign) {
        more.forEach((at, watts) -> power.merge(at, watts.multiply(BigDecimal.valueOf(sign)), BigDecimal::add));
    }

    /** The total if the station sends one, else the sum of the phases. */
    private static TreeMap<Instant, BigDecimal> sums(List<Map<String, @Nullable Object>> samples, String measurand) {
        TreeMap<Instant, BigDecimal> totals = new TreeMap<>();
        TreeMap<Instant, BigDecimal> phases = new TreeMap<>();
        for (Map<String, @Nullable Object> sample : samples) {
            if (measurand.equals(sample.get("measurand")) && "Outlet".equals(sample.get("location"))) {
                Instant at = (Instant) sample.get("sampledAt");
                BigDecimal amount = (BigDecimal) sample.get("amount");
                if (sample.get("phase") == null) {
                    totals.put(at, amount);
                } else {
                    phases.merge(at, amount, BigDecimal::add);
                }
            }
        }
        phases.forEach(totals::putIfAbsent);
        return totals;
    }

    private static TreeMap<Instant, BigDecimal> means(TreeMap<Instant, BigDecimal> register) {
        TreeMap<Instant, BigDecimal> means = new TreeMap<>();
        for (Map.Entry<Instant, BigDecimal> reading : register.entrySet()) {
            Map.Entry<Instant, BigDecimal> before = register.lowerEntry(reading.getKey());
            if (before != null) {
                long millis =
                        Duration.between(before.getKey(), reading.getKey()).toMillis();
                BigDecimal wattHours = reading.getValue().subtract(before.getValue());
                means.put(
                        reading.getKey(),
                        wattHours
                                .multiply(MILLIS_PER_HOUR)
                                .divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_EVEN));
            }
        }
        return means;
    }
}
