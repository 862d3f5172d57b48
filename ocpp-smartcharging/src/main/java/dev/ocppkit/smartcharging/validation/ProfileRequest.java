package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import java.util.Objects;

/**
 * A profile that is to be installed.
 *
 * @param evseId the EVSE it is for, or 0 for the whole station; also 0 for RequestStartTransactionRequest without EVSE
 * @param profile the profile
 * @param source who made it
 */
public record ProfileRequest(int evseId, ChargingProfile profile, ProfileSource source) {
    /** Checks for null. */
    public ProfileRequest {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(source, "source");
    }

    /**
     * Takes the profile of a message.
     *
     * @param request the message
     * @return the profile with the CSMS as its source
     */
    public static ProfileRequest of(SetChargingProfileRequest request) {
        return new ProfileRequest(request.evseId(), request.chargingProfile(), ProfileSource.CSMS);
    }

    boolean isFromCsms() {
        return source != ProfileSource.EXTERNAL_SYSTEM;
    }
}
