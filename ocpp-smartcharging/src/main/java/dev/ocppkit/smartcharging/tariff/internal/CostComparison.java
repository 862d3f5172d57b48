package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.datatype.TotalUsage;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two cost details place by place. */
public final class CostComparison {

    private final BigDecimal tolerance;

    /**
     * Makes a comparison.
     *
     * @param tolerance largest difference of two numbers that counts as none
     */
    public CostComparison(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Compares.
     *
     * @param reported what was reported
     * @param calculated what it should be
     * @return the differences in the order of the reported details
     */
    public List<CostDifference> compare(CostDetails reported, CostDetails calculated) {
        Map<String, Object> left = flat(reported);
        Map<String, Object> right = flat(calculated);
        Set<String> pointers = new LinkedHashSet<>(left.keySet());
        pointers.addAll(right.keySet());
        List<CostDifference> differences = new ArrayList<>();
        for (String pointer : pointers) {
            Object one = left.get(pointer);
            Object other = right.get(pointer);
            if (!isSame(one, other)) {
                differences.add(new CostDifference(pointer, text(one), text(other)));
            }
        }
        return differences;
    }

    private boolean isSame(@Nullable Object one, @Nullable Object other) {
        return (one instanceof BigDecimal a && other instanceof BigDecimal b)
                ? a.subtract(b).abs().compareTo(tolerance) <= 0
                : one != null && one.equals(other);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> flat(CostDetails details) {
        Map<String, Object> flat = new LinkedHashMap<>();
        put(flat, "/failureToCalculate", Boolean.TRUE.equals(details.failureToCalculate()));
        List<ChargingPeriod> periods = details.chargingPeriods();
        for (int i = 0; periods != null && i < periods.size(); i++) {
            put(flat, "/chargingPeriods/" + i, periods.get(i));
        }
        TotalCost cost = details.totalCost();
        put(flat, "/totalCost/currency", cost.currency());
        put(flat, "/totalCost/typeOfCost", cost.typeOfCost().wireName());
        put(flat, "/totalCost/fixed", cost.fixed());
        put(flat, "/totalCost/energy", cost.energy());
        put(flat, "/totalCost/chargingTime", cost.chargingTime());
        put(flat, "/totalCost/idleTime", cost.idleTime());
        put(flat, "/totalCost/reservationTime", cost.reservationTime());
        put(flat, "/totalCost/reservationFixed", cost.reservationFixed());
        put(flat, "/totalCost/total/exclTax", cost.total().exclTax());
        put(flat, "/totalCost/total/inclTax", cost.total().inclTax());
        TotalUsage usage = details.totalUsage();
        put(flat, "/totalUsage/energy", usage.energy());
        put(flat, "/totalUsage/chargingTime", BigDecimal.valueOf(usage.chargingTime()));
        put(flat, "/totalUsage/idleTime", BigDecimal.valueOf(usage.idleTime()));
        Integer reserved = usage.reservationTime();
        put(flat, "/totalUsage/reservationTime", reserved == null ? null : BigDecimal.valueOf(reserved));
        return flat;
    }

    private static void put(Map<String, Object> flat, String pointer, ChargingPeriod period) {
        put(flat, pointer + "/startPeriod", period.startPeriod());
        put(flat, pointer + "/tariffId", period.tariffId());
        List<CostDimension> dimensions = period.dimensions();
        if (dimensions != null) {
            dimensions.forEach(
                    each -> put(flat, pointer + "/dimensions/" + each.type().wireName(), each.volume()));
        }
    }

    private static void put(Map<String, Object> flat, String pointer, @Nullable Price price) {
        if (price != null) {
            put(flat, pointer + "/exclTax", price.exclTax());
            put(flat, pointer + "/inclTax", price.inclTax());
            put(flat, pointer + "/taxRates", price.taxRates());
        }
    }

    private static void put(Map<String, Object> flat, String pointer, @Nullable Object value) {
        if (value != null) {
            flat.put(pointer, value);
        }
    }
}
