package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.ChargingPeriod;
import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.datatype.TotalCost;
import dev.ocppkit.model.datatype.TotalPrice;
import dev.ocppkit.model.datatype.TotalUsage;
import dev.ocppkit.model.enumeration.TariffCostEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy;
import dev.ocppkit.smartcharging.tariff.CostPolicy.MaxCostForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an accrual into the form that goes over the wire; here and only here amounts are rounded. */
final class CostReport {

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final int VOLUME_DECIMALS = 6;
    private static final int NANO_DIGITS = 9;
    private static final int MOST_TAX_RATES = 5;

    private final Accrual accrual;
    private final CostPolicy policy;
    private final String currency;
    private final int decimals;

    CostReport(Accrual accrual, CostPolicy policy, String currency) {
        this.accrual = accrual;
        this.policy = policy;
        this.currency = currency;
        this.decimals = policy.rounding().decimalsFor(currency);
    }

    static CostDetails failure(String currency, Usage usage, String reason) {
        TotalCost nothing = TotalCost.builder()
                .currency(currency)
                .typeOfCost(TariffCostEnum.NORMAL_COST)
                .total(TotalPrice.of())
                .build();
        return CostDetails.builder()
                .failureToCalculate(true)
                .failureReason(reason)
                .totalCost(nothing)
                .totalUsage(usage(usage, null))
                .build();
    }

    CostDetails build(boolean ended) {
        return CostDetails.builder()
                .chargingPeriods(ended ? periods() : null)
                .totalCost(totalCost(ended))
                .totalUsage(usage(accrual.usage(), accrual.reserved()))
                .build();
    }

    private List<ChargingPeriod> periods() {
        Dimensions dimensions = new Dimensions(policy.dimensionForm());
        List<ChargingPeriod> periods = new ArrayList<>();
        for (Accrual.ClosedSegment each : accrual.periods()) {
            Segment segment = each.segment();
            periods.add(ChargingPeriod.builder()
                    .tariffId(segment.tariff().tariff().tariffId())
                    .startPeriod(Spans.after(accrual.start(), segment.start().time()))
                    .dimensions(dimensions.of(segment, each.end()))
                    .build());
        }
        return periods;
    }

    private TotalCost totalCost(boolean ended) {
        Amounts amounts = accrual.total();
        CompiledTariff tariff = accrual.tariff();
        Bound max = tariff == null ? null : tariff.maxCost();
        if (accrual.isFrozen()) {
            return policy.maxCostForm() == MaxCostForm.REPLACE && max != null
                    ? replaced(max, TariffCostEnum.MAX_COST)
                    : sum(amounts, TariffCostEnum.MAX_COST, max);
        }
        Bound min = ended && tariff != null ? tariff.minCost() : null;
        return min != null && (below(amounts.totalExcl(), min.exclTax()) || below(amounts.totalIncl(), min.inclTax()))
                ? replaced(min, TariffCostEnum.MIN_COST)
                : sum(amounts, TariffCostEnum.NORMAL_COST, max);
    }

    private static boolean below(BigDecimal total, @Nullable BigDecimal bound) {
        return bound != null && Numbers.heal(total).compareTo(bound.multiply(SIXTY)) < 0;
    }

    private TotalCost replaced(Bound bound, TariffCostEnum type) {
        BigDecimal excl = rounded(bound.reportedExclTax());
        BigDecimal incl = rounded(bound.reportedInclTax());
        return TotalCost.builder()
                .currency(currency)
                .typeOfCost(type)
                .fixed(new Price(excl, incl, bound.taxRates(), null))
                .total(new TotalPrice(excl, incl, null))
                .build();
    }

    private @Nullable BigDecimal rounded(@Nullable BigDecimal amount) {
        return amount == null ? null : policy.rounding().round(Numbers.heal(amount), currency);
    }

    private TotalCost sum(Amounts amounts, TariffCostEnum type, @Nullable Bound cap) {
        Parts parts = new Parts(cap);
        for (CostPart part : CostPart.values()) {
            if (isPresent(part)) {
                parts.put(part, amount(amounts.excl(part)), amount(amounts.incl(part)));
            }
        }
        return TotalCost.builder()
                .currency(currency)
                .typeOfCost(type)
                .fixed(parts.price(CostPart.FIXED))
                .energy(parts.price(CostPart.ENERGY))
                .chargingTime(parts.price(CostPart.CHARGING_TIME))
                .idleTime(parts.price(CostPart.IDLE_TIME))
                .reservationTime(parts.price(CostPart.RESERVATION_TIME))
                .reservationFixed(parts.price(CostPart.RESERVATION_FIXED))
                .total(parts.total())
                .build();
    }

    private BigDecimal amount(BigDecimal sixtieths) {
        return Numbers.heal(sixtieths).divide(SIXTY, decimals, policy.rounding().mode());
    }

    private boolean isPresent(CostPart part) {
        return part.accrues()
                ? accrual.inForce().stream().anyMatch(tariff -> tariff.list(part) != null)
                : accrual.oneOffs().stream().anyMatch(due -> due.part() == part);
    }

    /** Collects the distinct tax rates of a part; more than a price can hold are left out altogether. */
    private @Nullable List<TaxRate> taxRates(CostPart part) {
        List<TaxRate> rates = new ArrayList<>();
        for (CompiledTariff tariff : accrual.inForce()) {
            PriceList list = part.accrues() ? tariff.list(part) : null;
            addDistinct(rates, list == null ? List.of() : list.taxRates());
        }
        accrual.oneOffs().stream().filter(due -> due.part() == part).forEach(due -> addDistinct(rates, due.taxRates()));
        return rates.isEmpty() || rates.size() > MOST_TAX_RATES ? null : rates;
    }

    private static void addDistinct(List<TaxRate> rates, List<TaxRate> more) {
        for (TaxRate rate : more) {
            if (rates.stream().noneMatch(each -> isSame(each, rate))) {
                rates.add(rate);
            }
        }
    }

    private static boolean isSame(TaxRate one, TaxRate other) {
        return one.type().equals(other.type())
                && one.tax().compareTo(other.tax()) == 0
                && TaxFactor.level(one) == TaxFactor.level(other);
    }

    private static TotalUsage usage(Usage usage, @Nullable Duration reserved) {
        return TotalUsage.builder()
                .energy(Numbers.heal(usage.energy()).setScale(VOLUME_DECIMALS, RoundingMode.HALF_UP))
                .chargingTime(seconds(usage.charging()))
                .idleTime(seconds(usage.idle()))
                .reservationTime(reserved == null ? null : seconds(nanos(reserved)))
                .build();
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .movePointRight(NANO_DIGITS)
                .add(BigDecimal.valueOf(duration.toNanosPart()));
    }

    private static int seconds(BigDecimal nanos) {
        return nanos.movePointLeft(NANO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    /** The rounded parts of a total. */
    private final class Parts {

        private final @Nullable Bound cap;
        private final BigDecimal[] excl = new BigDecimal[CostPart.COUNT];
        private final BigDecimal[] incl = new BigDecimal[CostPart.COUNT];
        private final boolean[] present = new boolean[CostPart.COUNT];
        private BigDecimal totalExcl = BigDecimal.ZERO;
        private BigDecimal totalIncl = BigDecimal.ZERO;

        Parts(@Nullable Bound cap) {
            this.cap = cap;
        }

        void put(CostPart part, BigDecimal net, BigDecimal gross) {
            excl[part.index()] = belowCap(net, totalExcl, cap == null ? null : cap.exclTax());
            incl[part.index()] = belowCap(gross, totalIncl, cap == null ? null : cap.inclTax());
            present[part.index()] = true;
            totalExcl = totalExcl.add(excl[part.index()]);
            totalIncl = totalIncl.add(incl[part.index()]);
        }

        /** Takes off what rounding up several parts would add beyond a maxCost. */
        private BigDecimal belowCap(BigDecimal amount, BigDecimal before, @Nullable BigDecimal bound) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
            if (bound == null || amount.compareTo(unit) < 0) {
                return amount;
            }
            BigDecimal excess = before.add(amount).subtract(bound);
            boolean onlyRounding =
                    excess.signum() > 0 && excess.compareTo(unit.multiply(BigDecimal.valueOf(CostPart.COUNT))) < 0;
            return onlyRounding
                    ? amount.subtract(excess.setScale(decimals, RoundingMode.CEILING))
                            .max(BigDecimal.ZERO)
                    : amount;
        }

        @Nullable
        Price price(CostPart part) {
            int index = part.index();
            return present[index] ? new Price(excl[index], incl[index], taxRates(part), null) : null;
        }

        TotalPrice total() {
            return new TotalPrice(totalExcl, totalIncl, null);
        }
    }
}
