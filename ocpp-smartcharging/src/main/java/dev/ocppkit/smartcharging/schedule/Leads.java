package dev.ocppkit.smartcharging.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The leading periods at an instant for an EVSE, or for the station without its EVSEs.
 *
 * @param control what controls the transaction
 * @param externalEvse external constraint of the EVSE
 * @param externalStation external constraint of the station
 * @param stationMax ChargingStationMaxProfile
 * @param generation LocalGeneration
 * @param vehicle the schedule of the vehicle
 */
record Leads(
        @Nullable Lead control,
        @Nullable Lead externalEvse,
        @Nullable Lead externalStation,
        @Nullable Lead stationMax,
        @Nullable Lead generation,
        @Nullable Lead vehicle) {
    private static final int MOST_PHASES = 3;

    boolean anyProfile() {
        return control != null || externalEvse != null || externalStation != null || stationMax != null;
    }

    /** Returns the least number of phases of the profiles, LocalGeneration not counted (K01.FR.140). */
    int phases() {
        int phases = phases(control, MOST_PHASES);
        phases = phases(externalEvse, phases);
        phases = phases(externalStation, phases);
        return phases(stationMax, phases);
    }

    private static int phases(@Nullable Lead lead, int most) {
        return lead == null ? most : Math.min(most, lead.phases());
    }

    /** Returns the phase that the first profile that names one wants to be used. */
    @Nullable
    Integer phaseToUse() {
        Integer phase = phaseToUse(control, null);
        phase = phaseToUse(externalEvse, phase);
        phase = phaseToUse(externalStation, phase);
        return phaseToUse(stationMax, phase);
    }

    private static @Nullable Integer phaseToUse(@Nullable Lead lead, @Nullable Integer found) {
        if (found != null || lead == null) {
            return found;
        }
        Integer phase = lead.period().phaseToUse();
        return phase == null || phase == 0 ? null : phase;
    }

    boolean limitsSinglePhases() {
        return limitsSinglePhases(control)
                || limitsSinglePhases(externalEvse)
                || limitsSinglePhases(externalStation)
                || limitsSinglePhases(stationMax)
                || limitsSinglePhases(generation)
                || limitsSinglePhases(vehicle);
    }

    private static boolean limitsSinglePhases(@Nullable Lead lead) {
        return lead != null && (lead.period().limitL2() != null || lead.period().limitL3() != null);
    }

    boolean dischargesOnSinglePhases() {
        return dischargesOnSinglePhases(control)
                || dischargesOnSinglePhases(externalEvse)
                || dischargesOnSinglePhases(externalStation);
    }

    private static boolean dischargesOnSinglePhases(@Nullable Lead lead) {
        return lead != null
                && (lead.period().dischargeLimitL2() != null || lead.period().dischargeLimitL3() != null);
    }
}
