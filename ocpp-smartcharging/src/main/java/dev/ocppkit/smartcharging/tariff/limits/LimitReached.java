package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import java.time.Instant;
import java.util.Objects;

/**
 * The limit that ends the energy transfer.
 *
 * @param kind which limit
 * @param at when it was reached, to the nearest millisecond
 */
public record LimitReached(LimitKind kind, Instant at) {

    /** Checks for null. */
    public LimitReached {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }

    /**
     * Gives the trigger reason of the event that reports it.
     *
     * @return the reason
     */
    public TriggerReasonEnum triggerReason() {
        return kind.triggerReason();
    }
}
