package dev.ocppkit.smartcharging.store;

import java.util.List;
import java.util.Objects;

/**
 * The answer to a request, and what a station holds after it.
 *
 * @param <R> type of the answer
 * @param response the answer
 * @param update what the station holds, and what has changed
 */
public record StoreOutcome<R>(R response, StoreUpdate update) {
    /** Checks for null. */
    public StoreOutcome {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(update, "update");
    }

    /**
     * Returns what the station holds.
     *
     * @return the store of the update
     */
    public ChargingProfileStore store() {
        return update.store();
    }

    /**
     * Returns what has changed.
     *
     * @return the changes of the update
     */
    public List<ProfileChange> changes() {
        return update.changes();
    }
}
