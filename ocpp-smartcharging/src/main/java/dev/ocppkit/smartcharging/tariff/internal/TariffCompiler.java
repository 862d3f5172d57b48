package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditions;
import dev.ocppkit.model.datatype.TariffEnergy;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compiles tariffs; what cannot be read becomes a {@link CalculationFailure}. */
final class TariffCompiler {

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final int NANO_DIGITS = 9;

    private final @Nullable EvseKindEnum evseKind;
    private final List<TariffConditions> all = new ArrayList<>();
    private final Cuts[] cuts = new Cuts[Quantity.COUNT];

    private TariffCompiler(@Nullable EvseKindEnum evseKind) {
        this.evseKind = evseKind;
    }

    static CompiledTariff compile(Tariff tariff, @Nullable EvseKindEnum evseKind) {
        return new TariffCompiler(evseKind).compile(tariff);
    }

    /** Compiles one price list on its own, for prices that are due once. */
    static PriceList reservationTime(TariffTime component, Cuts[] cutsOfList, @Nullable EvseKindEnum evseKind) {
        TariffCompiler compiler = new TariffCompiler(evseKind);
        component.prices().forEach(price -> compiler.collect(price.conditions()));
        compiler.cut();
        System.arraycopy(compiler.cuts, 0, cutsOfList, 0, Quantity.COUNT);
        return compiler.time(component);
    }

    private CompiledTariff compile(Tariff tariff) {
        TariffEnergy energy = tariff.energy();
        TariffTime charging = tariff.chargingTime();
        TariffTime idle = tariff.idleTime();
        collect(energy, charging, idle);
        cut();
        @Nullable
        PriceList[] accruing = new PriceList[] {
            energy == null ? null : energy(energy),
            charging == null ? null : time(charging),
            idle == null ? null : time(idle)
        };
        Bound min = Bound.of(tariff.minCost(), "minCost");
        Bound max = Bound.of(tariff.maxCost(), "maxCost");
        if (min != null && max != null && min.isAbove(max)) {
            throw new CalculationFailure("minCost of the tariff is above its maxCost");
        }
        return new CompiledTariff(
                tariff,
                accruing,
                cuts,
                minutes(accruing),
                min,
                max,
                all.stream().anyMatch(each -> each.minPower() != null || each.maxPower() != null),
                all.stream().anyMatch(each -> each.minCurrent() != null || each.maxCurrent() != null));
    }

    private void collect(@Nullable TariffEnergy energy, @Nullable TariffTime charging, @Nullable TariffTime idle) {
        if (energy != null) {
            energy.prices().forEach(price -> collect(price.conditions()));
        }
        if (charging != null) {
            charging.prices().forEach(price -> collect(price.conditions()));
        }
        if (idle != null) {
            idle.prices().forEach(price -> collect(price.conditions()));
        }
    }

    private void collect(@Nullable TariffConditions conditions) {
        if (conditions != null) {
            all.add(conditions);
        }
    }

    private void cut() {
        for (Quantity quantity : Quantity.values()) {
            List<BigDecimal> bounds = new ArrayList<>();
            for (TariffConditions each : all) {
                add(bounds, min(each, quantity));
                add(bounds, max(each, quantity));
            }
            cuts[quantity.index()] = Cuts.of(bounds);
        }
    }

    private static void add(List<BigDecimal> bounds, @Nullable BigDecimal bound) {
        if (bound != null) {
            bounds.add(Numbers.sane(bound, "a bound of a tariff condition"));
        }
    }

    private PriceList energy(TariffEnergy component) {
        List<BigDecimal> prices = component.prices().stream()
                .map(each -> price(each.priceKwh()).multiply(SIXTY).movePointLeft(3))
                .toList();
        List<Condition> conditions = component.prices().stream()
                .map(each -> condition(each.conditions()))
                .toList();
        return list(prices, conditions, component.taxRates());
    }

    private PriceList time(TariffTime component) {
        List<BigDecimal> prices = component.prices().stream()
                .map(each -> price(each.priceMinute()).movePointLeft(NANO_DIGITS))
                .toList();
        List<Condition> conditions = component.prices().stream()
                .map(each -> condition(each.conditions()))
                .toList();
        return list(prices, conditions, component.taxRates());
    }

    private static PriceList list(
            List<BigDecimal> prices, List<Condition> conditions, @Nullable List<TaxRate> taxRates) {
        return new PriceList(
                conditions.toArray(Condition[]::new),
                prices.toArray(BigDecimal[]::new),
                TaxFactor.of(taxRates),
                taxRates == null ? List.of() : taxRates);
    }

    private static BigDecimal price(BigDecimal price) {
        return Numbers.sane(price, "a price of the tariff").stripTrailingZeros();
    }

    private Condition condition(@Nullable TariffConditions conditions) {
        if (conditions == null) {
            return Condition.ALWAYS;
        }
        List<Integer> quantities = new ArrayList<>();
        List<Cuts.Range> ranges = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            BigDecimal min = min(conditions, quantity);
            BigDecimal max = max(conditions, quantity);
            if (min != null || max != null) {
                quantities.add(quantity.index());
                ranges.add(cuts[quantity.index()].range(min, max));
            }
        }
        EvseKindEnum kind = conditions.evseKind();
        if (kind == EvseKindEnum.UNRECOGNIZED) {
            throw new CalculationFailure("a kind of EVSE in the tariff is unknown");
        }
        return new Condition(
                kind == null || evseKind == null || kind == evseKind,
                kind != null && evseKind == null,
                quantities.stream().mapToInt(Integer::intValue).toArray(),
                ranges.toArray(Cuts.Range[]::new),
                Calendar.of(CalendarFields.of(conditions)));
    }

    private static @Nullable BigDecimal min(TariffConditions conditions, Quantity quantity) {
        return switch (quantity) {
            case ENERGY -> conditions.minEnergy();
            case POWER -> conditions.minPower();
            case CURRENT -> conditions.minCurrent();
            case TIME -> nanos(conditions.minTime());
            case CHARGING_TIME -> nanos(conditions.minChargingTime());
            case IDLE_TIME -> nanos(conditions.minIdleTime());
        };
    }

    private static @Nullable BigDecimal max(TariffConditions conditions, Quantity quantity) {
        return switch (quantity) {
            case ENERGY -> conditions.maxEnergy();
            case POWER -> conditions.maxPower();
            case CURRENT -> conditions.maxCurrent();
            case TIME -> nanos(conditions.maxTime());
            case CHARGING_TIME -> nanos(conditions.maxChargingTime());
            case IDLE_TIME -> nanos(conditions.maxIdleTime());
        };
    }

    private static @Nullable BigDecimal nanos(@Nullable Integer seconds) {
        return seconds == null ? null : BigDecimal.valueOf(seconds * 1_000_000_000L);
    }

    private static int[] minutes(@Nullable PriceList[] lists) {
        TreeSet<Integer> minutes = new TreeSet<>();
        for (PriceList list : lists) {
            for (int i = 0; list != null && i < list.size(); i++) {
                Calendar calendar = list.condition(i).calendar();
                if (calendar != null) {
                    calendar.addBoundaries(minutes);
                }
            }
        }
        return minutes.stream().mapToInt(Integer::intValue).toArray();
    }
}
