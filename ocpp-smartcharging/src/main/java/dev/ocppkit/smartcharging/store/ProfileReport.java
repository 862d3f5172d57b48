package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.message.GetChargingProfilesResponse;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import java.util.List;
import java.util.Objects;

/**
 * What a station says about its profiles.
 *
 * @param response the answer to the request: Accepted, or NoProfiles
 * @param reports what to send after it, in this order; none if the answer is NoProfiles
 */
public record ProfileReport(GetChargingProfilesResponse response, List<ReportChargingProfilesRequest> reports) {
    /** Checks for null and copies the list. */
    public ProfileReport {
        Objects.requireNonNull(response, "response");
        reports = List.copyOf(reports);
    }
}
