package dev.ocppkit.smartcharging.profile;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.smartcharging.ElectricalUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Schedules that a vehicle sends.
 *
 * <p>Spec: OCPP 2.1 Part 2, K15.FR.09 to K15.FR.12, K16.FR.06, K16.FR.07, K17.FR.09 to K17.FR.12, K18.FR.09 to K18.FR.12.
 */
public final class EvSchedules {
    private EvSchedules() {}

    /**
     * Finds the first instant at which the schedule of a vehicle exceeds what it was offered. The two are compared as functions
     * of time, however their periods are cut. A vehicle that gives no value takes nothing; where the offer has no limit, has not
     * begun or is over, everything is allowed. Watts for each phase count as their total.
     *
     * <p>Pure; O((n + m) log(n + m)) in the numbers of periods.
     *
     * <p>Example: an offer of 11 kW for an hour is exceeded by a vehicle that takes 7 kW, and 12 kW from the 30th minute on, at
     * the 30th minute.
     *
     * <pre>{@code
     * Optional<Instant> excess = EvSchedules.firstExcess(vehicle, now, offer, now, BigDecimal.valueOf(230));
     * }</pre>
     *
     * @param vehicle schedule of NotifyEVChargingScheduleRequest
     * @param timeBase where the schedule of the vehicle starts
     * @param offer the schedule chosen by the vehicle, or that of the composite
     * @param offerStart where the offer starts
     * @param nominalVoltage voltage in V by which A and W are converted where the units differ
     * @return the first instant at which more is charged or discharged than allowed; empty if the vehicle keeps to the offer
     */
    public static Optional<Instant> firstExcess(
            ChargingSchedule vehicle,
            Instant timeBase,
            ChargingSchedule offer,
            Instant offerStart,
            BigDecimal nominalVoltage) {
        Set<Instant> breaks = new TreeSet<>();
        addStarts(breaks, vehicle, timeBase);
        addStarts(breaks, offer, offerStart);
        return breaks.stream()
                .filter(at -> exceeds(
                        vehicle,
                        periodAt(vehicle, timeBase, at),
                        offer,
                        periodAt(offer, offerStart, at),
                        nominalVoltage))
                .findFirst();
    }

    private static void addStarts(Set<Instant> breaks, ChargingSchedule schedule, Instant start) {
        schedule.chargingSchedulePeriod().forEach(period -> breaks.add(start.plusSeconds(period.startPeriod())));
    }

    private static @Nullable ChargingSchedulePeriod periodAt(ChargingSchedule schedule, Instant start, Instant at) {
        Integer duration = schedule.duration();
        if (duration != null && !at.isBefore(start.plusSeconds(duration))) {
            return null;
        }
        ChargingSchedulePeriod current = null;
        for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
            if (at.isBefore(start.plusSeconds(period.startPeriod()))) {
                break;
            }
            current = period;
        }
        return current;
    }

    private static boolean exceeds(
            ChargingSchedule vehicle,
            @Nullable ChargingSchedulePeriod taken,
            ChargingSchedule offer,
            @Nullable ChargingSchedulePeriod offered,
            BigDecimal voltage) {
        if (taken == null || offered == null) {
            return false;
        }
        BigDecimal limit = inUnitOf(vehicle, offer, offered, limit(offer, offered), voltage);
        BigDecimal discharge = inUnitOf(vehicle, offer, offered, dischargeLimit(offer, offered), voltage);
        BigDecimal charging = limit(vehicle, taken);
        BigDecimal discharging = dischargeLimit(vehicle, taken);
        boolean above = limit != null && charging != null && charging.compareTo(limit) > 0;
        boolean below = discharge != null && discharging != null && discharging.compareTo(discharge) < 0;
        return above || below;
    }

    private static @Nullable BigDecimal limit(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        return total(schedule, period, period.limit(), period.limitL2(), period.limitL3());
    }

    private static @Nullable BigDecimal dischargeLimit(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        return total(schedule, period, period.dischargeLimit(), period.dischargeLimitL2(), period.dischargeLimitL3());
    }

    /** Adds up W that are given for each phase; without values for L2 and L3 they are a total already. */
    private static @Nullable BigDecimal total(
            ChargingSchedule schedule,
            ChargingSchedulePeriod period,
            @Nullable BigDecimal base,
            @Nullable BigDecimal l2,
            @Nullable BigDecimal l3) {
        boolean perPhase = l2 != null || l3 != null;
        if (base == null || !perPhase || schedule.chargingRateUnit() != ChargingRateUnitEnum.W) {
            return base;
        }
        // A phase without a value of its own has that of the first.
        int phases = phases(period);
        BigDecimal two = phases < 2 ? BigDecimal.ZERO : l2 == null ? base : l2;
        BigDecimal three = phases < 3 ? BigDecimal.ZERO : l3 == null ? base : l3;
        return base.add(two).add(three);
    }

    private static int phases(ChargingSchedulePeriod period) {
        return period.numberPhases() == null ? 3 : Math.max(1, period.numberPhases());
    }

    private static @Nullable BigDecimal inUnitOf(
            ChargingSchedule target,
            ChargingSchedule source,
            ChargingSchedulePeriod period,
            @Nullable BigDecimal value,
            BigDecimal voltage) {
        if (value == null || target.chargingRateUnit() == source.chargingRateUnit()) {
            return value;
        }
        int phases = phases(period);
        return switch (target.chargingRateUnit()) {
            case W -> ElectricalUnits.watts(value, voltage, phases);
            default -> ElectricalUnits.amps(value, voltage, phases);
        };
    }
}
