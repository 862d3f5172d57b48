package dev.ocppkit.smartcharging.der;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an inverter is in service.
 *
 * @param inService whether it may deliver power
 * @param healthySince while waiting: since when the grid has been within the limits; null: it is not
 * @param enteredAt when it entered service; null: not by this function
 */
public record ServiceState(
        boolean inService,
        @Nullable Instant healthySince,
        @Nullable Instant enteredAt) {
    /** In service since ever. */
    public static final ServiceState RUNNING = new ServiceState(true, null, null);
    /** Out of service, as after a trip or at the start. */
    public static final ServiceState OUT = new ServiceState(false, null, null);
}
