package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.smartcharging.tariff.PricesNow;
import dev.ocppkit.smartcharging.tariff.UnitPrice;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a choice of elements into prices per kWh and minute. */
final class Prices {

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private final CompiledTariff tariff;
    private final int[] selection;

    Prices(CompiledTariff tariff, int[] selection) {
        this.tariff = tariff;
        this.selection = selection;
    }

    PricesNow with(List<OneOffs.Due> oneOffs) {
        UnitPrice fixed = oneOffs.stream()
                .filter(due -> due.part() == CostPart.FIXED)
                .map(due -> price(null, Numbers.divide(due.net(), SIXTY), due.factor()))
                .findAny()
                .orElse(null);
        return new PricesNow(
                tariff.tariff().tariffId(),
                tariff.tariff().currency(),
                price(CostPart.ENERGY),
                price(CostPart.CHARGING_TIME),
                price(CostPart.IDLE_TIME),
                fixed);
    }

    private @Nullable UnitPrice price(CostPart part) {
        PriceList list = tariff.list(part);
        if (list == null) {
            return null;
        }
        int index = selection[part.index()];
        BigDecimal rate = list.price(index);
        BigDecimal net =
                part == CostPart.ENERGY ? Numbers.divide(rate.movePointRight(3), SIXTY) : rate.movePointRight(9);
        return price(index == PriceList.NONE ? null : index, net, list.taxFactor());
    }

    private static UnitPrice price(@Nullable Integer element, BigDecimal net, BigDecimal factor) {
        return new UnitPrice(element, plain(net), plain(net.multiply(factor)));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = Numbers.heal(value).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
