package dev.ocppkit.examples.csms;

import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.time.Instant;
import java.util.List;

/** Checks a plan against the rules of the specification before a station has to. Pure. */
final class PlanCheck {
    private static final int PHASES = 3;

    private PlanCheck() {}

    static ProfileCheck of(
            SetChargingProfileRequest plan,
            NotifyEVChargingNeedsRequest request,
            List<InstalledProfile> installed,
            Instant now) {
        int evseId = request.evseId();
        boolean isAc = request.chargingNeeds().dcChargingParameters() == null;
        EvseState evse = isAc ? EvseState.ac(evseId, PHASES) : EvseState.dc(evseId, null);
        String transactionId = plan.chargingProfile().transactionId();
        StationState station = StationState.builder()
                .evses(transactionId == null ? evse : evse.withTransaction(TransactionState.of(transactionId, now)))
                .build();
        // The plan takes the place of an older one with the same id.
        List<InstalledProfile> others = installed.stream()
                .filter(other -> other.profile().id() != plan.chargingProfile().id())
                .toList();
        return ChargingProfiles.validate(
                ProfileRequest.of(plan),
                ValidationContext.of(station, StationCapabilities.builder().build(), others));
    }
}
