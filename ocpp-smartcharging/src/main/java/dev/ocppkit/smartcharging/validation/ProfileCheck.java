package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import java.util.List;
import java.util.Optional;

/**
 * What came of judging a profile.
 *
 * @param violations everything for which it must be refused, the one to answer with first
 * @param warnings what is accepted, but has no or another effect than asked for
 */
public record ProfileCheck(List<ProfileViolation> violations, List<ProfileViolation> warnings) {
    /** Copies the lists. */
    public ProfileCheck {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    /**
     * Tells whether the profile is to be accepted.
     *
     * @return whether there are no violations
     */
    public boolean isAccepted() {
        return violations.isEmpty();
    }

    /**
     * Returns the violation that the answer names.
     *
     * @return the first one; empty if the profile is to be accepted
     */
    public Optional<ProfileViolation> first() {
        return violations.stream().findFirst();
    }

    /**
     * Returns the answer to the CSMS.
     *
     * @return accepted, or rejected with reason code and text
     */
    public SetChargingProfileResponse toResponse() {
        return SetChargingProfileResponse.builder()
                .status(isAccepted() ? ChargingProfileStatusEnum.ACCEPTED : ChargingProfileStatusEnum.REJECTED)
                .statusInfo(first().map(ProfileViolation::toStatusInfo).orElse(null))
                .build();
    }
}
