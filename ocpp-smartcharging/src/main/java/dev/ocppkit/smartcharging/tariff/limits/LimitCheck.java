package dev.ocppkit.smartcharging.tariff.limits;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a limit was reached.
 *
 * @param first the limit reached first, null if none was
 * @param failureReason why a limit could not be judged, null if all could; with a maxCost the cost then has to come
 *     from the CSMS (E16.FR.15)
 */
public record LimitCheck(
        @Nullable LimitReached first, @Nullable String failureReason) {

    /**
     * Gives the limit that was reached first.
     *
     * @return the limit, empty if none was reached
     */
    public Optional<LimitReached> reached() {
        return Optional.ofNullable(first);
    }
}
