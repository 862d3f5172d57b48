package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.LimitAtSoC;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Takes the values of a period, capped at a state of charge and converted to the unit of the result. */
final class Values {
    private final Scope scope;
    private final @Nullable BigDecimal soc;

    Values(Scope scope, @Nullable BigDecimal soc) {
        this.scope = scope;
        this.soc = soc;
    }

    @Nullable
    Quantity limit(Lead lead, int merged) throws UnconvertibleException {
        ChargingSchedulePeriod period = lead.period();
        Quantity given = given(lead, period.limit(), period.limitL2(), period.limitL3());
        return given == null ? null : convert(lead, capped(lead, given), merged);
    }

    @Nullable
    Quantity dischargeLimit(Lead lead, int merged) throws UnconvertibleException {
        ChargingSchedulePeriod period = lead.period();
        Quantity given = given(lead, period.dischargeLimit(), period.dischargeLimitL2(), period.dischargeLimitL3());
        return given == null ? null : convert(lead, given, merged);
    }

    @Nullable
    Quantity setpoint(Lead lead, int merged) throws UnconvertibleException {
        ChargingSchedulePeriod period = lead.period();
        Quantity given = given(lead, period.setpoint(), period.setpointL2(), period.setpointL3());
        return given == null ? null : convert(lead, capped(lead, given), merged);
    }

    @Nullable
    Quantity setpointReactive(Lead lead, int merged) throws UnconvertibleException {
        ChargingSchedulePeriod period = lead.period();
        Quantity given =
                given(lead, period.setpointReactive(), period.setpointReactiveL2(), period.setpointReactiveL3());
        return given == null ? null : convert(lead, given, merged);
    }

    /** Returns whether the battery is so full that the schedule's own cap holds. */
    boolean isCapped(Lead lead) {
        LimitAtSoC cap = lead.schedule().limitAtSoC();
        return cap != null && soc != null && soc.compareTo(BigDecimal.valueOf(cap.soc())) >= 0;
    }

    /** Caps what charges; values that discharge stay (K01.FR.100). */
    private Quantity capped(Lead lead, Quantity given) {
        LimitAtSoC cap = lead.schedule().limitAtSoC();
        if (cap == null || !isCapped(lead)) {
            return given;
        }
        Quantity most = Quantity.of(Ratio.of(cap.limit()), lead.phases());
        return given.isPerPhase()
                ? Quantity.combine(
                        given.perPhase(false),
                        most.perPhase(lead.schedule().chargingRateUnit() == ChargingRateUnitEnum.W),
                        Ratio::min)
                : Quantity.combine(given, most, Ratio::min);
    }

    private Quantity convert(Lead lead, Quantity given, int merged) throws UnconvertibleException {
        return scope.convert(given, lead.schedule().chargingRateUnit(), merged);
    }

    private @Nullable Quantity given(
            Lead lead, @Nullable BigDecimal base, @Nullable BigDecimal l2, @Nullable BigDecimal l3) {
        if (base == null) {
            return null;
        }
        // A single direct current has no phases of its own.
        boolean single = scope.dc() || (l2 == null && l3 == null);
        return new Quantity(Ratio.of(base), single ? null : ratio(l2), single ? null : ratio(l3), lead.phases());
    }

    private static @Nullable Ratio ratio(@Nullable BigDecimal value) {
        return value == null ? null : Ratio.of(value);
    }
}
