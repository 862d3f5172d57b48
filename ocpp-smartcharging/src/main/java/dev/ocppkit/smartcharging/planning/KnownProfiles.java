package dev.ocppkit.smartcharging.planning;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The charging profiles that a station holds, as far as a CSMS knows from its own requests and from reports. Profiles that end
 * by themselves stay in the list until the next report; the station keeps its own with {@code ChargingProfileStore}.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01, K09, K10, K28.
 */
public final class KnownProfiles {
    private KnownProfiles() {}

    /**
     * Returns what the station holds after it has answered a request. A message that has nothing to do with profiles, and a
     * request that was refused, change nothing.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.05 (a profile takes the place of the one with its id), K10, K28.FR.06.
     *
     * @param before what it held
     * @param request SetChargingProfile, UpdateDynamicSchedule, ClearChargingProfile or any other request
     * @param response its response
     * @param now the current time
     * @return what it holds
     */
    public static List<InstalledProfile> after(
            List<InstalledProfile> before, OcppRequest<?> request, OcppResponse response, Instant now) {
        if (request instanceof SetChargingProfileRequest set
                && response instanceof SetChargingProfileResponse answer
                && answer.status() == ChargingProfileStatusEnum.ACCEPTED) {
            return with(before, set.evseId(), DynamicProfiles.accept(set.chargingProfile(), now));
        } else if (request instanceof UpdateDynamicScheduleRequest update
                && response instanceof UpdateDynamicScheduleResponse answer
                && answer.status() == ChargingProfileStatusEnum.ACCEPTED) {
            return before.stream().map(known -> updated(known, update, now)).toList();
        } else if (request instanceof ClearChargingProfileRequest clear
                && response instanceof ClearChargingProfileResponse answer
                && answer.status() == ClearChargingProfileStatusEnum.ACCEPTED) {
            List<InstalledProfile> gone = ProfileFilters.toClear(clear, before);
            return before.stream().filter(known -> !gone.contains(known)).toList();
        }
        return List.copyOf(before);
    }

    /**
     * Returns what the station holds after a part of its report. Profiles that no part names stay.
     *
     * <p>Pure.
     *
     * <p>Spec: OCPP 2.1 Part 2, K09.
     *
     * @param before what was known
     * @param report a part of the report
     * @return what is known
     */
    public static List<InstalledProfile> after(List<InstalledProfile> before, ReportChargingProfilesRequest report) {
        List<InstalledProfile> after = List.copyOf(before);
        for (ChargingProfile profile : report.chargingProfile()) {
            after = with(after, report.evseId(), profile);
        }
        return after;
    }

    /**
     * Returns what a station is told that asks for the present values of its dynamic profile: those of its first period.
     *
     * <p>Pure.
     *
     * <p>Spec: OCPP 2.1 Part 2, K28 (PullDynamicScheduleUpdate).
     *
     * @param profile the profile
     * @return the values, in the unit of the schedule
     */
    public static ChargingScheduleUpdate presentValues(ChargingProfile profile) {
        ChargingSchedulePeriod period =
                profile.chargingSchedule().get(0).chargingSchedulePeriod().get(0);
        return ChargingScheduleUpdate.builder()
                .limit(period.limit())
                .limitL2(period.limitL2())
                .limitL3(period.limitL3())
                .dischargeLimit(period.dischargeLimit())
                .dischargeLimitL2(period.dischargeLimitL2())
                .dischargeLimitL3(period.dischargeLimitL3())
                .setpoint(period.setpoint())
                .setpointL2(period.setpointL2())
                .setpointL3(period.setpointL3())
                .setpointReactive(period.setpointReactive())
                .setpointReactiveL2(period.setpointReactiveL2())
                .setpointReactiveL3(period.setpointReactiveL3())
                .build();
    }

    private static InstalledProfile updated(InstalledProfile known, UpdateDynamicScheduleRequest update, Instant now) {
        return known.profile().id() != update.chargingProfileId()
                ? known
                : DynamicProfiles.update(known.profile(), update.scheduleUpdate(), now)
                        .map(changed -> InstalledProfile.of(known.evseId(), changed))
                        .orElse(known);
    }

    private static List<InstalledProfile> with(List<InstalledProfile> before, int evseId, ChargingProfile profile) {
        List<InstalledProfile> after = new ArrayList<>(before);
        after.removeIf(known -> known.profile().id() == profile.id());
        after.add(InstalledProfile.of(evseId, profile));
        return List.copyOf(after);
    }
}
