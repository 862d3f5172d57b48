package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.smartcharging.v2x.ModeRules;
import dev.ocppkit.smartcharging.v2x.Presence;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The four values of a period that exist per phase as well. */
@SuppressWarnings("ImmutableEnumChecker") // the functions read one field each
enum Quantity {
    LIMIT(
            ChargingSchedulePeriod::limit,
            ChargingSchedulePeriod::limitL2,
            ChargingSchedulePeriod::limitL3,
            ModeRules::limit),
    DISCHARGE_LIMIT(
            ChargingSchedulePeriod::dischargeLimit,
            ChargingSchedulePeriod::dischargeLimitL2,
            ChargingSchedulePeriod::dischargeLimitL3,
            ModeRules::dischargeLimit),
    SETPOINT(
            ChargingSchedulePeriod::setpoint,
            ChargingSchedulePeriod::setpointL2,
            ChargingSchedulePeriod::setpointL3,
            ModeRules::setpoint),
    SETPOINT_REACTIVE(
            ChargingSchedulePeriod::setpointReactive,
            ChargingSchedulePeriod::setpointReactiveL2,
            ChargingSchedulePeriod::setpointReactiveL3,
            ModeRules::setpointReactive);

    private final Getter base;
    private final Getter l2;
    private final Getter l3;
    private final Function<ModeRules, Presence> presence;

    Quantity(Getter base, Getter l2, Getter l3, Function<ModeRules, Presence> presence) {
        this.base = base;
        this.l2 = l2;
        this.l3 = l3;
        this.presence = presence;
    }

    /** Reads one field. */
    private interface Getter {
        @Nullable
        BigDecimal get(ChargingSchedulePeriod period);
    }

    /** The value of a phase, of which 1 is the field without suffix. */
    @Nullable
    BigDecimal of(ChargingSchedulePeriod period, int phase) {
        return switch (phase) {
            case 1 -> base.get(period);
            case 2 -> l2.get(period);
            default -> l3.get(period);
        };
    }

    boolean isPresent(ChargingSchedulePeriod period) {
        return base.get(period) != null || hasPhaseValues(period);
    }

    boolean hasPhaseValues(ChargingSchedulePeriod period) {
        return l2.get(period) != null || l3.get(period) != null;
    }

    Presence in(ModeRules rules) {
        return presence.apply(rules);
    }
}
