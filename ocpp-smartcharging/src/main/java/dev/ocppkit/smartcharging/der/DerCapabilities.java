package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who carries out which control in a session.
 *
 * <p>Spec: OCPP 2.1 Part 2, R01 to R03.
 */
public final class DerCapabilities {
    private DerCapabilities() {}

    /** Where the inverter is. */
    public enum Architecture {
        /** In the EVSE, as for direct current (R01). */
        EVSE,
        /** In the vehicle, which must do everything (R02). */
        VEHICLE,
        /** In the vehicle, and the EVSE does what the vehicle cannot (R03). */
        HYBRID
    }

    /**
     * How controls are divided.
     *
     * @param byVehicle those that are configured in the vehicle
     * @param byEvse those that the EVSE carries out
     * @param missing those that nobody can carry out; the session must not be bidirectional
     */
    public record Division(Set<DERControlEnum> byVehicle, Set<DERControlEnum> byEvse, Set<DERControlEnum> missing) {
        /** Copies the sets. */
        public Division {
            byVehicle = Set.copyOf(byVehicle);
            byEvse = Set.copyOf(byEvse);
            missing = Set.copyOf(missing);
        }
    }

    /**
     * Divides the controls of a session. What both can do, the vehicle does.
     *
     * <p>Pure; O(n).
     *
     * <p>Spec: OCPP 2.1 Part 2, R02.FR.03, R03.FR.03 to R03.FR.06, R04.FR.18, R04.FR.19 (edition 2).
     *
     * @param architecture where the inverter is
     * @param required the controls that are set
     * @param evse ModesSupported of DCDERCtrlr or ACDERCtrlr
     * @param vehicle {@code evSupportedDERControl}; not looked at for {@link Architecture#EVSE}
     * @return the division
     */
    public static Division divide(
            Architecture architecture,
            Collection<DERControlEnum> required,
            Collection<DERControlEnum> evse,
            Collection<DERControlEnum> vehicle) {
        Set<DERControlEnum> byVehicle = EnumSet.noneOf(DERControlEnum.class);
        Set<DERControlEnum> byEvse = EnumSet.noneOf(DERControlEnum.class);
        Set<DERControlEnum> missing = EnumSet.noneOf(DERControlEnum.class);
        for (DERControlEnum control : required) {
            if (architecture != Architecture.EVSE && vehicle.contains(control)) {
                byVehicle.add(control);
            } else if (architecture != Architecture.VEHICLE && evse.contains(control)) {
                byEvse.add(control);
            } else {
                missing.add(control);
            }
        }
        return new Division(byVehicle, byEvse, missing);
    }

    /**
     * Returns the controls that a vehicle must support to be let in.
     *
     * <p>Spec: OCPP 2.1 Part 2, R02, R03.FR.04.
     *
     * @param architecture where the inverter is
     * @param required the controls that are set
     * @param evse ModesSupported of ACDERCtrlr
     * @return those of them that the EVSE cannot carry out itself; none for an inverter in the EVSE
     */
    public static Set<DERControlEnum> requiredOfVehicle(
            Architecture architecture, Collection<DERControlEnum> required, Collection<DERControlEnum> evse) {
        if (architecture == Architecture.EVSE) {
            return Set.of();
        }
        Set<DERControlEnum> left = EnumSet.noneOf(DERControlEnum.class);
        left.addAll(required);
        if (architecture == Architecture.HYBRID) {
            left.removeAll(evse);
        }
        return Set.copyOf(left);
    }
}
