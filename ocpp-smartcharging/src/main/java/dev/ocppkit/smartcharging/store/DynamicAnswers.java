package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileViolation;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Answers to new values of Dynamic profiles. */
final class DynamicAnswers {
    private DynamicAnswers() {}

    static StoreOutcome<UpdateDynamicScheduleResponse> of(
            UpdateDynamicScheduleRequest request, ValidationContext context, Instant now, ChargingProfileStore store) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        Optional<InstalledProfile> old = store.profile(request.chargingProfileId())
                .filter(one -> one.profile().chargingProfilePurpose()
                        != ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS);
        Optional<ChargingProfile> updated =
                old.flatMap(one -> DynamicProfiles.update(one.profile(), request.scheduleUpdate(), time));
        Optional<StatusInfo> refusal =
                old.flatMap(one -> updated.flatMap(changed -> firstFault(one, changed, context)));
        if (refusal.isPresent()) {
            UpdateDynamicScheduleResponse response = UpdateDynamicScheduleResponse.builder()
                    .status(ChargingProfileStatusEnum.REJECTED)
                    .statusInfo(refusal.get())
                    .build();
            return new StoreOutcome<>(response, store.unchanged());
        }
        StoreUpdate update = updated.map(store::replacing).orElseGet(store::unchanged);
        return new StoreOutcome<>(DynamicProfiles.answer(updated), update);
    }

    private static Optional<StatusInfo> firstFault(
            InstalledProfile old, ChargingProfile updated, ValidationContext context) {
        var transfer = context.station()
                .evse(old.evseId())
                .map(EvseState::transaction)
                .map(TransactionState::energyTransfer)
                .orElse(null);
        return ChargingProfiles.validateModes(updated, context.capabilities(), transfer, context.policy()).stream()
                .findFirst()
                .map(ProfileViolation::toStatusInfo);
    }
}
