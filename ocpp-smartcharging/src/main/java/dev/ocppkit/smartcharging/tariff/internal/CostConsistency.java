package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.smartcharging.tariff.CostDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for contradictions inside reported cost details. */
public final class CostConsistency {

    private final CostDetails details;
    private final List<Tariff> tariffs;
    private final BigDecimal tolerance;
    private final List<CostDifference> differences = new ArrayList<>();

    /**
     * Prepares a check.
     *
     * @param details the reported details
     * @param tariffs the tariffs of the transaction
     * @param tolerance largest difference that is let pass
     */
    public CostConsistency(CostDetails details, List<Tariff> tariffs, BigDecimal tolerance) {
        this.details = details;
        this.tariffs = tariffs;
        this.tolerance = tolerance;
    }

    /**
     * Checks.
     *
     * @return the contradictions
     */
    public List<CostDifference> check() {
        checkCurrency();
        checkTotals();
        checkTaxes();
        checkPeriods();
        return differences;
    }

    private void checkCurrency() {
        String reported = details.totalCost().currency();
        tariffs.stream()
                .map(Tariff::currency)
                .filter(currency -> !currency.equals(reported))
                .findFirst()
                .ifPresent(currency -> differences.add(new CostDifference("/totalCost/currency", reported, currency)));
    }

    private Map<String, Price> parts() {
        TotalCost cost = details.totalCost();
        Map<String, Price> parts = new LinkedHashMap<>();
        put(parts, "fixed", cost.fixed());
        put(parts, "energy", cost.energy());
        put(parts, "chargingTime", cost.chargingTime());
        put(parts, "idleTime", cost.idleTime());
        put(parts, "reservationTime", cost.reservationTime());
        put(parts, "reservationFixed", cost.reservationFixed());
        return parts;
    }

    private static void put(Map<String, Price> parts, String name, @Nullable Price price) {
        if (price != null) {
            parts.put(name, price);
        }
    }

    private void checkTotals() {
        BigDecimal excl = BigDecimal.ZERO;
        BigDecimal incl = BigDecimal.ZERO;
        for (Price part : parts().values()) {
            excl = excl.add(orZero(part.exclTax()));
            incl = incl.add(orZero(part.inclTax()));
        }
        compare("/totalCost/total/exclTax", details.totalCost().total().exclTax(), excl);
        compare("/totalCost/total/inclTax", details.totalCost().total().inclTax(), incl);
    }

    /** Taxes follow from the rates unless a part mixes several tariffs. */
    private void checkTaxes() {
        if (tariffs.size() > 1) {
            return;
        }
        parts().forEach((name, price) -> {
            BigDecimal excl = price.exclTax();
            List<TaxRate> rates = price.taxRates();
            if (excl != null && price.inclTax() != null) {
                compare("/totalCost/" + name + "/inclTax", price.inclTax(), excl.multiply(TaxFactor.of(rates)));
            }
        });
    }

    private void checkPeriods() {
        List<ChargingPeriod> periods = details.chargingPeriods();
        if (periods == null) {
            return;
        }
        BigDecimal energy = BigDecimal.ZERO;
        boolean everyPeriodTellsEnergy = true;
        for (int i = 0; i < periods.size(); i++) {
            ChargingPeriod period = periods.get(i);
            String id = period.tariffId();
            if (tariffs.stream().noneMatch(tariff -> tariff.tariffId().equals(id))) {
                differences.add(new CostDifference("/chargingPeriods/" + i + "/tariffId", id, null));
            }
            if (i > 0 && period.startPeriod().isBefore(periods.get(i - 1).startPeriod())) {
                differences.add(new CostDifference(
                        "/chargingPeriods/" + i + "/startPeriod",
                        period.startPeriod().toString(),
                        null));
            }
            BigDecimal volume = energy(period);
            everyPeriodTellsEnergy &= volume != null;
            energy = energy.add(orZero(volume));
        }
        if (everyPeriodTellsEnergy) {
            compare("/totalUsage/energy", details.totalUsage().energy(), energy);
        }
    }

    private static @Nullable BigDecimal energy(ChargingPeriod period) {
        List<CostDimension> dimensions = period.dimensions();
        return dimensions == null
                ? null
                : dimensions.stream()
                        .filter(each -> each.type() == CostDimensionEnum.ENERGY)
                        .map(CostDimension::volume)
                        .findAny()
                        .orElse(null);
    }

    private void compare(String pointer, @Nullable BigDecimal reported, BigDecimal calculated) {
        if (reported != null && reported.subtract(calculated).abs().compareTo(tolerance) > 0) {
            differences.add(new CostDifference(pointer, reported.toPlainString(), calculated.toPlainString()));
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
