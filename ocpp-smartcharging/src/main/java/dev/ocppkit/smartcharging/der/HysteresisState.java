package dev.ocppkit.smartcharging.der;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a limit stands that comes back slowly.
 *
 * @param limit the limit that holds, in W; null: none does
 * @param recoveredSince since when the measurement has been inside the band; null: it is not
 * @param at the last step; null: there was none
 */
public record HysteresisState(
        @Nullable BigDecimal limit,
        @Nullable Instant recoveredSince,
        @Nullable Instant at) {
    /** Nothing is limited. */
    public static final HysteresisState IDLE = new HysteresisState(null, null, null);
}
