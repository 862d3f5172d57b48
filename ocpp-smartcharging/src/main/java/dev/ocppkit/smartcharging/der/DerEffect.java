package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something changed the power.
 *
 * @param cause what
 * @param control the kind of control, if a control was it; absent otherwise
 * @param before power in W ahead of it, or reactive power in var for {@link Cause#REACTIVE_LIMIT}; positive into the grid
 * @param after the same behind it
 */
public record DerEffect(Cause cause, @Nullable DERControlEnum control, BigDecimal before, BigDecimal after) {
    /** What can change the power. */
    public enum Cause {
        /** A control. */
        CONTROL,
        /** The limits of the charging schedule. */
        SCHEDULE_CAPS,
        /** The ratings of the inverter. */
        RATINGS,
        /** The response time of a control. */
        RESPONSE_TIME,
        /** The gradients. */
        RAMP,
        /** Apparent or reactive power as rated. */
        REACTIVE_LIMIT
    }

    /** Checks for null. */
    public DerEffect {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
