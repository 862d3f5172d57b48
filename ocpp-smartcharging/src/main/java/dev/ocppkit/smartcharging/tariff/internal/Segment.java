package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the transaction under one tariff with one choice of elements: a charging period. Immutable; a changed
 * highest or lowest value makes a copy.
 */
final class Segment {

    private final CompiledTariff tariff;
    private final int[] selection;
    private final Usage start;
    private final BigDecimal[] rates;
    private final @Nullable Extremes power;
    private final @Nullable Extremes current;

    private Segment(
            CompiledTariff tariff,
            int[] selection,
            Usage start,
            BigDecimal[] rates,
            @Nullable Extremes power,
            @Nullable Extremes current) {
        this.tariff = tariff;
        this.selection = selection;
        this.start = start;
        this.rates = rates;
        this.power = power;
        this.current = current;
    }

    static Segment open(CompiledTariff tariff, int[] selection, Usage start) {
        BigDecimal[] rates = new BigDecimal[CostPart.ACCRUING];
        for (int i = 0; i < rates.length; i++) {
            PriceList list = tariff.list(i);
            rates[i] = list == null ? BigDecimal.ZERO : list.price(selection[i]);
        }
        return new Segment(tariff, selection, start, rates, null, null);
    }

    boolean continues(CompiledTariff other, int[] otherSelection) {
        return tariff == other && Arrays.equals(selection, otherSelection);
    }

    /** Notes the power and current of an interval in it. */
    Segment with(@Nullable BigDecimal watt, @Nullable BigDecimal ampere) {
        Extremes newPower = tariff.reportsPower() ? Extremes.with(power, watt) : null;
        Extremes newCurrent = tariff.reportsCurrent() ? Extremes.with(current, ampere) : null;
        return Objects.equals(newPower, power) && Objects.equals(newCurrent, current)
                ? this
                : new Segment(tariff, selection, start, rates, newPower, newCurrent);
    }

    CompiledTariff tariff() {
        return tariff;
    }

    int selection(CostPart part) {
        return selection[part.index()];
    }

    Usage start() {
        return start;
    }

    @Nullable
    Extremes power() {
        return power;
    }

    @Nullable
    Extremes current() {
        return current;
    }

    BigDecimal rate(int part) {
        return rates[part];
    }

    BigDecimal factor(int part) {
        PriceList list = tariff.list(part);
        return list == null ? BigDecimal.ONE : list.taxFactor();
    }

    BigDecimal used(int part, Usage until) {
        return switch (part) {
            case 0 -> until.energy().subtract(start.energy());
            case 1 -> until.charging().subtract(start.charging());
            default -> until.idle().subtract(start.idle());
        };
    }

    /**
     * Highest and lowest value.
     *
     * @param max the highest
     * @param min the lowest
     */
    record Extremes(BigDecimal max, BigDecimal min) {

        static @Nullable Extremes with(@Nullable Extremes so, @Nullable BigDecimal value) {
            if (value == null) {
                return so;
            }
            if (so == null) {
                return new Extremes(value, value);
            }
            boolean higher = value.compareTo(so.max) > 0;
            boolean lower = value.compareTo(so.min) < 0;
            return higher || lower ? new Extremes(higher ? value : so.max, lower ? value : so.min) : so;
        }
    }
}
