package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Readings of a register over time; mutable. */
final class Register {

    private final TreeMap<Instant, BigDecimal> readings = new TreeMap<>();

    void put(Instant at, @Nullable BigDecimal value) {
        if (value != null) {
            readings.put(at, value);
        }
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    /** Finds the first reading that is lower than the one before. */
    @Nullable
    Instant rollback() {
        BigDecimal before = null;
        for (Map.Entry<Instant, BigDecimal> each : readings.entrySet()) {
            if (before != null && each.getValue().compareTo(before) < 0) {
                return each.getKey();
            }
            before = each.getValue();
        }
        return null;
    }

    /** Reads it at any time: on the straight line between two readings, else the nearest reading. */
    BigDecimal at(Instant time) {
        Map.Entry<Instant, BigDecimal> before = readings.floorEntry(time);
        Map.Entry<Instant, BigDecimal> after = readings.ceilingEntry(time);
        if (before == null || after == null) {
            Map.Entry<Instant, BigDecimal> only = before == null ? after : before;
            return only == null ? BigDecimal.ZERO : only.getValue();
        }
        if (before.getKey().equals(after.getKey())) {
            return before.getValue();
        }
        BigDecimal whole = BigDecimal.valueOf(Spans.nanos(before.getKey(), after.getKey()));
        BigDecimal passed = BigDecimal.valueOf(Spans.nanos(before.getKey(), time));
        BigDecimal rise = after.getValue().subtract(before.getValue());
        BigDecimal share = Numbers.divide(rise.multiply(passed), whole);
        return before.getValue().add(share.setScale(9, RoundingMode.HALF_UP)).stripTrailingZeros();
    }
}
