package dev.ocppkit.smartcharging.tariff.limits;

import dev.ocppkit.model.datatype.TransactionLimit;
import java.util.Objects;

/**
 * The limits of a transaction as they stand.
 *
 * @param effective the limits in force
 * @param ceiling the highest values that the Charging Station may set: what the CSMS set last
 */
public record ActiveLimits(TransactionLimit effective, TransactionLimit ceiling) {

    /** Checks for null. */
    public ActiveLimits {
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(ceiling, "ceiling");
    }

    /**
     * Begins without any limit.
     *
     * @return no limits
     */
    public static ActiveLimits none() {
        return new ActiveLimits(TransactionLimit.of(), TransactionLimit.of());
    }
}
