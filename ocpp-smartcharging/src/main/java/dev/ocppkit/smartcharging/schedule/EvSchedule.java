package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedule;
import java.time.Instant;
import java.util.Objects;

/**
 * A schedule that a vehicle gave: what it is going to use of what it was offered.
 *
 * <p>Spec: OCPP 2.1 Ed. 1 Part 2, SC.04, K15.FR.14, K16.FR.10, K17.FR.14, K18.FR.14.
 *
 * @param evseId the EVSE it is connected to, 1 or more
 * @param timeBase where the schedule starts; {@code startSchedule} is not looked at
 * @param schedule the schedule; only its limits are used
 */
public record EvSchedule(int evseId, Instant timeBase, ChargingSchedule schedule) {
    /** Checks for null. */
    public EvSchedule {
        Objects.requireNonNull(timeBase, "timeBase");
        Objects.requireNonNull(schedule, "schedule");
    }
}
