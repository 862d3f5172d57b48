package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;

/**
 * Finds profiles that choose different phases at the same time (K01.FR.141, K chapter 3.8). Where it cannot be known when a
 * period runs, it counts as running always, because a conflict must be excluded.
 */
final class PhaseConflicts {
    private PhaseConflicts() {}

    static boolean exist(ProfileRequest request, ValidationContext context) {
        if (!choosesPhase(request.profile())) {
            return false;
        }
        for (InstalledProfile old : context.installed()) {
            boolean rival = old.profile().id() != request.profile().id()
                    && areMerged(request, old)
                    && choosesPhase(old.profile())
                    && DuplicateChecks.overlaps(request.profile(), old.profile());
            if (rival && conflict(request, old, context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean choosesPhase(ChargingProfile profile) {
        return profile.chargingSchedule().stream()
                .flatMap(schedule -> schedule.chargingSchedulePeriod().stream())
                .anyMatch(period -> period.phaseToUse() != null);
    }

    /** Whether both can contribute to one composite schedule at one instant. */
    private static boolean areMerged(ProfileRequest request, InstalledProfile old) {
        Layer mine = layer(request.profile().chargingProfilePurpose());
        Layer other = layer(old.profile().chargingProfilePurpose());
        if (mine == Layer.NONE || other == Layer.NONE) {
            return false;
        }
        boolean samePlace = request.evseId() == old.evseId();
        boolean sharePlace = samePlace || request.evseId() == 0 || old.evseId() == 0;
        // Within a layer one profile overrules the other, except that the two scopes of external constraints both
        // count.
        boolean bothCount = mine != other || (mine == Layer.EXTERNAL && !samePlace);
        return sharePlace && bothCount;
    }

    private enum Layer {
        STATION,
        EXTERNAL,
        TRANSACTION,
        NONE
    }

    private static Layer layer(ChargingProfilePurposeEnum purpose) {
        return switch (purpose) {
            case CHARGING_STATION_MAX_PROFILE -> Layer.STATION;
            case CHARGING_STATION_EXTERNAL_CONSTRAINTS -> Layer.EXTERNAL;
            case TX_PROFILE, TX_DEFAULT_PROFILE, PRIORITY_CHARGING -> Layer.TRANSACTION;
            default -> Layer.NONE;
        };
    }

    private static boolean conflict(ProfileRequest request, InstalledProfile old, ValidationContext context) {
        PeriodTimes mine = new PeriodTimes(request.profile(), request.evseId(), context.station());
        PeriodTimes other = new PeriodTimes(old.profile(), old.evseId(), context.station());
        for (ChargingSchedule schedule : request.profile().chargingSchedule()) {
            for (int i = 0; i < schedule.chargingSchedulePeriod().size(); i++) {
                Integer phase = schedule.chargingSchedulePeriod().get(i).phaseToUse();
                if (phase != null && meets(mine.of(schedule, i), phase, old.profile(), other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meets(PeriodTimes.Span mine, int phase, ChargingProfile old, PeriodTimes times) {
        for (ChargingSchedule schedule : old.chargingSchedule()) {
            for (int i = 0; i < schedule.chargingSchedulePeriod().size(); i++) {
                ChargingSchedulePeriod period =
                        schedule.chargingSchedulePeriod().get(i);
                Integer other = period.phaseToUse();
                if (other != null && other != phase && mine.mayMeet(times.of(schedule, i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
