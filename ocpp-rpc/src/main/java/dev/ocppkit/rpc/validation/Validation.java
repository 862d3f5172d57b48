package dev.ocppkit.rpc.validation;

import java.util.Objects;

/**
 * How payloads are checked in both directions.
 *
 * @param inbound for what the peer sends
 * @param outbound for what we send
 * @param bounds how much the charging station takes in one request, whichever side that is
 */
public record Validation(ValidationPolicy inbound, ValidationPolicy outbound, MessageBounds bounds) {
    private static final Validation STRICT = new Validation(ValidationPolicy.strict(), ValidationPolicy.strict());

    /** Checks for null. */
    public Validation {
        Objects.requireNonNull(inbound, "inbound");
        Objects.requireNonNull(outbound, "outbound");
        Objects.requireNonNull(bounds, "bounds");
    }

    /**
     * Has no bounds.
     *
     * @param inbound for what the peer sends
     * @param outbound for what we send
     */
    public Validation(ValidationPolicy inbound, ValidationPolicy outbound) {
        this(inbound, outbound, MessageBounds.none());
    }

    /**
     * Is strict in both directions.
     *
     * @return the default
     */
    public static Validation strict() {
        return STRICT;
    }

    /**
     * Changes how strictly incoming payloads are checked.
     *
     * @param policy for what the peer sends
     * @return the changed copy
     */
    public Validation withInbound(ValidationPolicy policy) {
        return new Validation(policy, outbound, bounds);
    }

    /**
     * Changes how strictly outgoing payloads are checked.
     *
     * @param policy for what we send
     * @return the changed copy
     */
    public Validation withOutbound(ValidationPolicy policy) {
        return new Validation(inbound, policy, bounds);
    }

    /**
     * Accepts longer texts in a field in both directions; see {@link ValidationPolicy#withFieldLength}.
     *
     * @param field the instance of the variable {@code FieldLength}
     * @param length the number of characters
     * @return the changed copy
     * @throws IllegalArgumentException if the field is not of that form
     */
    public Validation withFieldLength(String field, int length) {
        return new Validation(inbound.withFieldLength(field, length), outbound.withFieldLength(field, length), bounds);
    }

    /**
     * Sets how much the charging station takes in one request. A station answers what exceeds it with an error, too many
     * items with OccurrenceConstraintViolation and too many bytes with FormatViolation; a CSMS does not send it.
     *
     * <p>Spec: OCPP 2.1 Part 2, B06.FR.16, B06.FR.17 and their likes.
     *
     * @param taken the bounds
     * @return the changed copy
     */
    public Validation withBounds(MessageBounds taken) {
        return new Validation(inbound, outbound, taken);
    }
}
