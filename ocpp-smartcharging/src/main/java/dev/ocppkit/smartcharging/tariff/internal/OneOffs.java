package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffConditionsFixed;
import dev.ocppkit.model.datatype.TariffFixed;
import dev.ocppkit.model.datatype.TariffFixedPrice;
import dev.ocppkit.model.datatype.TariffTime;
import dev.ocppkit.model.datatype.TaxRate;
import dev.ocppkit.model.enumeration.EvseKindEnum;
import dev.ocppkit.smartcharging.tariff.CostContext;
import dev.ocppkit.smartcharging.tariff.CostPolicy.UnknownQuantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices that are due once, judged at the start of the transaction (I12.FR.06, I12.FR.30). */
final class OneOffs {

    private final CostContext context;
    private final boolean strict;
    private final Instant start;
    private final long localSecond;

    OneOffs(CostContext context, UnknownQuantity unknown, Instant start) {
        this.context = context;
        this.strict = unknown == UnknownQuantity.FAILURE;
        this.start = start;
        this.localSecond = new LocalClock(context.zone()).localSecond(start);
    }

    /**
     * One amount.
     *
     * @param part what it is for
     * @param net amount without tax, in sixtieths of the currency
     * @param factor factor from net to gross
     * @param taxRates the rates behind the factor
     */
    record Due(CostPart part, BigDecimal net, BigDecimal factor, List<TaxRate> taxRates) {}

    /** Lists the amounts in the order in which a maxCost cuts them. */
    List<Due> due(Tariff tariff, @Nullable BigDecimal power, @Nullable BigDecimal current) {
        List<Due> due = new ArrayList<>();
        Duration reserved = reserved(context, start);
        if (reserved != null) {
            addTime(due, tariff.reservationTime(), reserved, power, current);
            addFixed(due, CostPart.RESERVATION_FIXED, tariff.reservationFixed());
        }
        addFixed(due, CostPart.FIXED, tariff.fixedFee());
        return due;
    }

    /** Tells how long the reservation lasted before the transaction started; null without one. */
    static @Nullable Duration reserved(CostContext context, Instant start) {
        Instant received = context.reservationReceivedAt();
        if (received == null) {
            return null;
        }
        if (received.isAfter(start)) {
            throw new CalculationFailure("the reservation was received after the transaction started");
        }
        return Duration.between(received, start);
    }

    private void addTime(
            List<Due> due,
            @Nullable TariffTime component,
            Duration reserved,
            @Nullable BigDecimal power,
            @Nullable BigDecimal current) {
        if (component == null) {
            return;
        }
        Cuts[] cuts = new Cuts[Quantity.COUNT];
        PriceList list = TariffCompiler.reservationTime(component, cuts, context.evseKind());
        int[] regions = new int[Quantity.COUNT];
        for (Quantity quantity : Quantity.values()) {
            BigDecimal value = switch (quantity) {
                case POWER -> power;
                case CURRENT -> current;
                default -> BigDecimal.ZERO;
            };
            regions[quantity.index()] = value == null ? Cuts.UNKNOWN : cuts[quantity.index()].region(value, 0);
        }
        int selected = strict
                ? list.selectStrictly(regions, LocalClock.day(localSecond), LocalClock.minute(localSecond))
                : list.select(regions, LocalClock.day(localSecond), LocalClock.minute(localSecond));
        if (selected != PriceList.NONE) {
            BigDecimal nanos = BigDecimal.valueOf(reserved.toSeconds())
                    .movePointRight(9)
                    .add(BigDecimal.valueOf(reserved.toNanosPart()));
            due.add(new Due(
                    CostPart.RESERVATION_TIME,
                    list.price(selected).multiply(nanos),
                    list.taxFactor(),
                    list.taxRates()));
        }
    }

    private void addFixed(List<Due> due, CostPart part, @Nullable TariffFixed component) {
        if (component == null) {
            return;
        }
        List<TaxRate> rates = component.taxRates();
        for (TariffFixedPrice price : component.prices()) {
            if (holds(price.conditions())) {
                BigDecimal net = Numbers.sane(price.priceFixed(), "a price of the tariff");
                due.add(new Due(
                        part,
                        net.multiply(BigDecimal.valueOf(60)),
                        TaxFactor.of(rates),
                        rates == null ? List.of() : rates));
                return;
            }
        }
    }

    private boolean holds(@Nullable TariffConditionsFixed conditions) {
        if (conditions == null) {
            return true;
        }
        Calendar calendar = Calendar.of(CalendarFields.of(conditions));
        boolean inTime =
                calendar == null || calendar.holds(LocalClock.day(localSecond), LocalClock.minute(localSecond));
        return inTime
                && matches(conditions.paymentBrand(), context.paymentBrand())
                && matches(conditions.paymentRecognition(), context.paymentRecognition())
                && onKind(conditions.evseKind());
    }

    private static boolean matches(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private boolean onKind(@Nullable EvseKindEnum wanted) {
        if (wanted == EvseKindEnum.UNRECOGNIZED) {
            throw new CalculationFailure("a kind of EVSE in the tariff is unknown");
        }
        if (wanted != null && context.evseKind() == null && strict) {
            throw new CalculationFailure("a price depends on the kind of EVSE, which is not known");
        }
        return wanted == null || wanted == context.evseKind();
    }
}
