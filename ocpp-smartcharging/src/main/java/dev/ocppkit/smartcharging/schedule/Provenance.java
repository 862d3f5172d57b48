package dev.ocppkit.smartcharging.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a composite schedule is what it is, from one instant on. It may change within a period of the schedule: the values can
 * stay the same while other profiles lead.
 *
 * @param start seconds after the start of the composite schedule; it holds until that of the next one
 * @param leading the periods that lead, in the order PriorityCharging, TxProfile or TxDefaultProfile, then external
 *     constraints, ChargingStationMaxProfile and LocalGeneration; for the whole station first those of each EVSE
 * @param limit what decided the limit, LocalGeneration left aside; absent: there is none
 * @param dischargeLimit what decided the discharge limit; absent: there is none
 * @param setpoint what decided the setpoint; absent: there is none
 */
public record Provenance(
        int start,
        List<Contribution> leading,
        @Nullable Decision limit,
        @Nullable Decision dischargeLimit,
        @Nullable Decision setpoint) {
    /** Copies the list. */
    public Provenance {
        leading = List.copyOf(leading);
    }

    static Provenance of(int start, Sweep sweep) {
        Merged merged = sweep.merged();
        return new Provenance(
                start,
                sweep.contributions(),
                Decision.of(merged.limit),
                Decision.of(merged.dischargeLimit),
                Decision.of(merged.setpoint));
    }

    boolean saysTheSame(Provenance other) {
        return equals(new Provenance(start, other.leading, other.limit, other.dischargeLimit, other.setpoint));
    }
}
