package dev.ocppkit.smartcharging.profile;

import dev.ocppkit.model.ChargingLimitSources;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingProfileCriterion;
import dev.ocppkit.model.datatype.ClearChargingProfile;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ClearChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of the installed profiles a request of the CSMS means.
 *
 * <p>Spec: OCPP 2.1 Part 2, K09, K10.
 */
public final class ProfileFilters {
    private ProfileFilters() {}

    /**
     * Finds the profiles that a ClearChargingProfileRequest clears. Profiles of external constraints and of local generation are
     * never among them.
     *
     * <p>Pure; O(n).
     *
     * <pre>{@code
     * List<InstalledProfile> cleared = ProfileFilters.toClear(clear, installed);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K10.FR.03, K10.FR.04, K10.FR.08, K10.FR.09.
     *
     * @param request the request; an id excludes the criteria, the criteria count together, and without both all are meant
     * @param installed the installed profiles
     * @return the profiles to remove; empty means the answer is Unknown (K10.FR.01)
     */
    public static List<InstalledProfile> toClear(
            ClearChargingProfileRequest request, List<InstalledProfile> installed) {
        return installed.stream()
                .filter(ProfileFilters::isClearable)
                .filter(old -> isMeant(request, old))
                .toList();
    }

    private static boolean isClearable(InstalledProfile old) {
        ChargingProfilePurposeEnum purpose = old.profile().chargingProfilePurpose();
        return purpose != ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS
                && purpose != ChargingProfilePurposeEnum.LOCAL_GENERATION;
    }

    private static boolean isMeant(ClearChargingProfileRequest request, InstalledProfile old) {
        Integer id = request.chargingProfileId();
        if (id != null) {
            return id == old.profile().id();
        }
        ClearChargingProfile criteria = request.chargingProfileCriteria();
        return criteria == null
                || (matches(criteria.evseId(), old.evseId())
                        && matches(
                                criteria.chargingProfilePurpose(), old.profile().chargingProfilePurpose())
                        && matches(criteria.stackLevel(), old.profile().stackLevel()));
    }

    /**
     * Answers a ClearChargingProfileRequest.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * ClearChargingProfileResponse answer = ProfileFilters.answer(cleared);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K10.FR.01, K10.FR.03, K10.FR.04.
     *
     * @param cleared what {@link #toClear} found
     * @return accepted if something was cleared, unknown otherwise
     */
    public static ClearChargingProfileResponse answer(List<InstalledProfile> cleared) {
        return ClearChargingProfileResponse.builder()
                .status(
                        cleared.isEmpty()
                                ? ClearChargingProfileStatusEnum.UNKNOWN
                                : ClearChargingProfileStatusEnum.ACCEPTED)
                .build();
    }

    /**
     * Finds the profiles that a GetChargingProfilesRequest asks for.
     *
     * <p>Pure; O(n).
     *
     * <pre>{@code
     * List<InstalledProfile> reported = ProfileFilters.toReport(get, installed, ProfileFilters::usualSource);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K09.FR.03 to K09.FR.06.
     *
     * @param request the request; all given fields must match, of lists one item. With EVSE 0 only the profiles of the station
     *     itself are meant, without EVSE all
     * @param installed the installed profiles
     * @param source who set the limit of a profile, as in {@code chargingLimitSource}
     * @return the profiles to report
     */
    public static List<InstalledProfile> toReport(
            GetChargingProfilesRequest request,
            List<InstalledProfile> installed,
            Function<InstalledProfile, String> source) {
        ChargingProfileCriterion criterion = request.chargingProfile();
        List<Integer> ids = criterion.chargingProfileId();
        List<String> sources = criterion.chargingLimitSource();
        return installed.stream()
                .filter(old -> matches(request.evseId(), old.evseId()))
                .filter(old -> ids == null || ids.contains(old.profile().id()))
                .filter(old -> matches(
                        criterion.chargingProfilePurpose(), old.profile().chargingProfilePurpose()))
                .filter(old -> matches(criterion.stackLevel(), old.profile().stackLevel()))
                .filter(old -> sources == null || sources.contains(source.apply(old)))
                .toList();
    }

    /**
     * Returns the usual source of the limit of a profile: an energy management system for external constraints and local
     * generation, the operator for all others.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * String source = ProfileFilters.usualSource(one);
     * }</pre>
     *
     * @param installed the profile
     * @return {@code EMS} or {@code CSO}
     */
    public static String usualSource(InstalledProfile installed) {
        return isClearable(installed) ? ChargingLimitSources.CSO : ChargingLimitSources.EMS;
    }

    /**
     * Tells whether a profile must survive a restart of the station.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * boolean survives = ProfileFilters.isPersistent(one.profile());
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.27.
     *
     * @param profile the profile
     * @return whether it must be persistent
     */
    public static boolean isPersistent(ChargingProfile profile) {
        return switch (profile.chargingProfilePurpose()) {
            case CHARGING_STATION_MAX_PROFILE, TX_DEFAULT_PROFILE, PRIORITY_CHARGING -> true;
            default -> false;
        };
    }

    private static <T> boolean matches(@Nullable T wanted, T actual) {
        return wanted == null || wanted.equals(actual);
    }
}
