package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.PriorityChargingStatusEnum;
import dev.ocppkit.model.message.UsePriorityChargingRequest;
import dev.ocppkit.model.message.UsePriorityChargingResponse;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.StationState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to requests for priority charging. */
final class PriorityAnswers {
    private PriorityAnswers() {}

    static UsePriorityChargingResponse of(
            UsePriorityChargingRequest request, StationState station, ChargingProfileStore store) {
        Optional<EvseState> evse = station.evses().stream()
                .filter(one -> one.transaction() != null
                        && one.transaction().transactionId().equals(request.transactionId()))
                .findFirst();
        if (evse.isEmpty()) {
            return response(PriorityChargingStatusEnum.REJECTED, "TxNotFound");
        }
        // Ending it is always possible (K21.FR.06).
        if (request.activate() && !store.hasPriorityCharging(evse.get().id())) {
            return response(PriorityChargingStatusEnum.NO_PROFILE, "NotFound");
        }
        return response(PriorityChargingStatusEnum.ACCEPTED, null);
    }

    private static UsePriorityChargingResponse response(PriorityChargingStatusEnum status, @Nullable String reason) {
        StatusInfo info =
                reason == null ? null : StatusInfo.builder().reasonCode(reason).build();
        return UsePriorityChargingResponse.builder()
                .status(status)
                .statusInfo(info)
                .build();
    }
}
