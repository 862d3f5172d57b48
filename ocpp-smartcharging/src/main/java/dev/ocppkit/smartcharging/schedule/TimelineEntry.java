package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.smartcharging.InstalledProfile;
import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time in which one period of one profile holds.
 *
 * @param start when it begins
 * @param end when it ends, exclusive
 * @param profile the profile
 * @param period the period, as it was sent
 */
public record TimelineEntry(Instant start, Instant end, InstalledProfile profile, ChargingSchedulePeriod period) {
    /** Checks for null. */
    public TimelineEntry {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(period, "period");
    }
}
