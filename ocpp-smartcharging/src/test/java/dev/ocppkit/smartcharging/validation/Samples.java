package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A station that can everything, and profiles that it accepts. */
final class Samples {
    static final Instant START = Instant.parse("2026-01-15T00:00:00Z");

    static final StationState STATION = StationState.builder()
            .evses(
                    EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1")),
                    EvseState.ac(2, 1),
                    EvseState.dc(3, null))
            .build();

    private Samples() {}

    static StationCapabilities.Builder able() {
        EnumSet<OperationModeEnum> modes = EnumSet.allOf(OperationModeEnum.class);
        return StationCapabilities.builder()
                .profileStackLevel(5)
                .periodsPerSchedule(4)
                .maxProfiles(3)
                .additionalPurposes(Set.of(
                        ChargingProfilePurposeEnum.PRIORITY_CHARGING, ChargingProfilePurposeEnum.LOCAL_GENERATION))
                .features(EnumSet.allOf(ProfileFeature.class))
                .operationModes(modes)
                .loadBalancing(LoadBalancingSettings.of(BigDecimal.TEN, BigDecimal.ZERO))
                .phaseSwitchingEvses(Set.of(1, 2));
    }

    static ValidationContext context(InstalledProfile... installed) {
        return ValidationContext.of(STATION, able().build(), List.of(installed));
    }

    static ChargingSchedulePeriod period(int start, int limit) {
        return ChargingSchedulePeriod.builder()
                .startPeriod(start)
                .limit(BigDecimal.valueOf(limit))
                .build();
    }

    static ChargingSchedule schedule(ChargingSchedulePeriod... periods) {
        return ChargingSchedule.builder()
                .id(11)
                .chargingRateUnit(ChargingRateUnitEnum.W)
                .startSchedule(START)
                .chargingSchedulePeriod(List.of(periods))
                .build();
    }

    static ChargingProfile profile(int id, ChargingProfilePurposeEnum purpose, ChargingSchedule... schedules) {
        return ChargingProfile.builder()
                .id(id)
                .stackLevel(1)
                .chargingProfilePurpose(purpose)
                .chargingProfileKind(ChargingProfileKindEnum.ABSOLUTE)
                .chargingSchedule(List.of(schedules))
                .build();
    }

    static ChargingProfile profile(Consumer<ChargingProfile.Builder> change) {
        ChargingProfile.Builder builder =
                profile(7, ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, schedule(period(0, 1000), period(600, 500)))
                        .toBuilder();
        change.accept(builder);
        return builder.build();
    }

    static ChargingProfile withSchedule(Consumer<ChargingSchedule.Builder> change) {
        ChargingSchedule.Builder builder = schedule(period(0, 1000)).toBuilder();
        change.accept(builder);
        return profile(p -> p.chargingSchedule(List.of(builder.build())));
    }

    /** A TxProfile for EVSE 1 with one period. */
    static ChargingProfile txProfile(Consumer<ChargingSchedulePeriod.Builder> change) {
        ChargingSchedulePeriod.Builder builder =
                ChargingSchedulePeriod.builder().startPeriod(0);
        change.accept(builder);
        return profile(p -> p.chargingProfilePurpose(ChargingProfilePurposeEnum.TX_PROFILE)
                .transactionId("tx-1")
                .chargingSchedule(List.of(schedule(builder.build()))));
    }

    static List<ProfileRule> rules(int evseId, ChargingProfile profile, ValidationContext context) {
        ProfileRequest request = new ProfileRequest(evseId, profile, ProfileSource.CSMS);
        return ChargingProfiles.validate(request, context).violations().stream()
                .map(ProfileViolation::rule)
                .toList();
    }
}
