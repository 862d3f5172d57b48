package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.smartcharging.InstalledProfile;

/** The rules that depend on what the station is and what its device model says. */
final class SettingsChecks {
    private final ProfileRequest request;
    private final ChargingProfile profile;
    private final ValidationContext context;
    private final StationCapabilities capabilities;
    private final Findings findings;

    SettingsChecks(ProfileRequest request, ValidationContext context, Findings findings) {
        this.request = request;
        this.profile = request.profile();
        this.context = context;
        this.capabilities = context.capabilities();
        this.findings = findings;
    }

    void run() {
        boolean unknown = request.evseId() != 0
                && context.station().evse(request.evseId()).isEmpty();
        findings.addIf(unknown, ProfileRule.UNKNOWN_EVSE);
        Integer seconds = context.retryAfterSeconds();
        if (seconds != null) {
            findings.addWithDetail(ProfileRule.WRITE_WEAR, seconds + " seconds before retry");
        }
        checkPurpose();
        boolean dynamic = profile.chargingProfileKind() == ChargingProfileKindEnum.DYNAMIC;
        findings.addIf(
                dynamic && !capabilities.supports(ProfileFeature.DYNAMIC_PROFILES), ProfileRule.KIND_UNSUPPORTED);
        profile.chargingSchedule().forEach(this::checkSchedule);
        checkNumbers();
    }

    private void checkPurpose() {
        ChargingProfilePurposeEnum purpose = profile.chargingProfilePurpose();
        boolean additional = purpose == ChargingProfilePurposeEnum.PRIORITY_CHARGING
                || purpose == ChargingProfilePurposeEnum.LOCAL_GENERATION;
        findings.addIf(
                additional && !capabilities.additionalPurposes().contains(purpose), ProfileRule.PURPOSE_UNSUPPORTED);
        boolean external = purpose == ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        findings.addIf(external && request.isFromCsms(), ProfileRule.EXTERNAL_BY_CSMS);
        boolean max = purpose == ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
        findings.addIf(max && request.evseId() != 0, ProfileRule.MAX_PROFILE_EVSE);
    }

    private void checkSchedule(ChargingSchedule schedule) {
        boolean unit = context.station().rateUnits().contains(schedule.chargingRateUnit());
        findings.addIf(!unit, ProfileRule.RATE_UNIT, schedule);
        boolean localTime = Boolean.TRUE.equals(schedule.useLocalTime());
        findings.addIf(
                localTime && !capabilities.supports(ProfileFeature.USE_LOCAL_TIME),
                ProfileRule.LOCAL_TIME_UNSUPPORTED,
                schedule);
        findings.addIf(
                schedule.limitAtSoC() != null && !capabilities.supports(ProfileFeature.LIMIT_AT_SOC),
                ProfileRule.LIMIT_AT_SOC_UNSUPPORTED,
                schedule);
        Integer delay = schedule.randomizedDelay();
        if (delay != null && delay > 0) {
            findings.addIf(
                    !capabilities.supports(ProfileFeature.RANDOMIZED_DELAY),
                    ProfileRule.RANDOMIZED_DELAY_UNSUPPORTED,
                    schedule);
            boolean transaction = profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE
                    || profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE;
            findings.addIf(!transaction && request.isFromCsms(), ProfileRule.RANDOMIZED_DELAY_PURPOSE, schedule);
        }
        Integer most = capabilities.periodsPerSchedule();
        findings.addIf(
                most != null && schedule.chargingSchedulePeriod().size() > most,
                ProfileRule.TOO_MANY_PERIODS,
                schedule);
    }

    private void checkNumbers() {
        Integer externalIds = capabilities.maxExternalConstraintsId();
        if (externalIds != null) {
            boolean low = profile.id() <= externalIds;
            boolean external = profile.chargingProfilePurpose()
                    == ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
            findings.addIf(low && request.isFromCsms(), ProfileRule.PROFILE_ID_RANGE);
            findings.addIf(!low && external && !request.isFromCsms(), ProfileRule.EXTERNAL_ID_RANGE);
        }
        Integer level = capabilities.profileStackLevel();
        boolean high = level != null && profile.stackLevel() > level;
        findings.addIf(high || profile.stackLevel() < 0, ProfileRule.STACK_LEVEL);
        Integer most = capabilities.maxProfiles();
        boolean isNew =
                context.installed().stream().noneMatch(old -> old.profile().id() == profile.id());
        findings.addIf(most != null && isNew && context.installed().size() >= most, ProfileRule.TOO_MANY_PROFILES);
        boolean taken = request.isFromCsms() && context.installed().stream().anyMatch(this::isExternalOfSameId);
        findings.addIf(taken, ProfileRule.PROFILE_ID_TAKEN);
    }

    private boolean isExternalOfSameId(InstalledProfile old) {
        return old.profile().id() == profile.id()
                && old.profile().chargingProfilePurpose()
                        == ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
    }
}
