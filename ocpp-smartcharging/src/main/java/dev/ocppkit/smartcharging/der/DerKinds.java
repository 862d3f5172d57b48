package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import java.util.Set;

/**
 * What is particular about the kinds of control.
 *
 * <p>Spec: OCPP 2.1 Part 2, R04.FR.12 to R04.FR.17, R04.FR.50 to R04.FR.56 (edition 2).
 */
public final class DerKinds {
    private static final Set<DERUnitEnum> WATTS = Set.of(DERUnitEnum.PCT_MAX_W, DERUnitEnum.PCT_W_AVAIL);
    private static final Set<DERUnitEnum> VARS = Set.of(DERUnitEnum.PCT_MAX_VAR, DERUnitEnum.PCT_VAR_AVAIL);
    private static final Set<DERUnitEnum> NONE = Set.of(DERUnitEnum.NOT_APPLICABLE);

    private DerKinds() {}

    /**
     * Returns the units that the values of a curve may have.
     *
     * @param kind the kind of control
     * @return the allowed values of {@code yUnit}; empty if the kind has no curve of its own
     */
    public static Set<DERUnitEnum> units(DERControlEnum kind) {
        return switch (kind) {
            case FREQ_WATT, VOLT_WATT -> WATTS;
            case VOLT_VAR, WATT_VAR -> VARS;
            default -> isCurve(kind) ? NONE : Set.of();
        };
    }

    /**
     * Tells whether a kind of control is given by the field {@code curve}.
     *
     * @param kind the kind of control
     * @return whether it is
     */
    public static boolean isCurve(DERControlEnum kind) {
        return switch (kind) {
            case ENTER_SERVICE,
                    FREQ_DROOP,
                    FIXED_PF_ABSORB,
                    FIXED_PF_INJECT,
                    FIXED_VAR,
                    GRADIENTS,
                    LIMIT_MAX_DISCHARGE,
                    UNRECOGNIZED -> false;
            default -> true;
        };
    }

    /**
     * Tells whether a kind of control exists as default alone.
     *
     * @param kind the kind of control
     * @return whether it does
     */
    public static boolean isOnlyDefault(DERControlEnum kind) {
        return kind == DERControlEnum.ENTER_SERVICE || kind == DERControlEnum.GRADIENTS;
    }
}
