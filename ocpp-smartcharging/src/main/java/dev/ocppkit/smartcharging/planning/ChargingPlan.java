package dev.ocppkit.smartcharging.planning;

import dev.ocppkit.model.enumeration.NotifyEVChargingNeedsStatusEnum;
import dev.ocppkit.model.message.NotifyEVChargingNeedsResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import java.util.Objects;

/**
 * A plan for what a vehicle needs.
 *
 * @param request what to send to the station after the answer, if the plan is accepted
 * @param check which rules of the specification the plan breaks, since the vehicle asked for what cannot be
 */
public record ChargingPlan(SetChargingProfileRequest request, ProfileCheck check) {
    /** Checks for null. */
    public ChargingPlan {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(check, "check");
    }

    /**
     * Tells whether the plan is worth sending.
     *
     * @return true if it breaks no rule
     */
    public boolean isAccepted() {
        return check.isAccepted();
    }

    /**
     * Answers the vehicle's needs.
     *
     * <p>Spec: OCPP 2.1 Part 2, K15.FR.03, K15.FR.04, K17, K18.
     *
     * @return Accepted, or Rejected with the reason
     */
    public NotifyEVChargingNeedsResponse answer() {
        return isAccepted()
                ? NotifyEVChargingNeedsResponse.of(NotifyEVChargingNeedsStatusEnum.ACCEPTED)
                : NotifyEVChargingNeedsResponse.builder()
                        .status(NotifyEVChargingNeedsStatusEnum.REJECTED)
                        .statusInfo(check.first().orElseThrow().toStatusInfo())
                        .build();
    }
}
