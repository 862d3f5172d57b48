package dev.ocppkit.rpc.validation;

import java.util.Objects;

/**
 * How payloads are checked in both directions.
 *
 * @param inbound for what the peer sends
 * @param outbound for what we send
 */
public record Validation(ValidationPolicy inbound, ValidationPolicy outbound) {
    private static final Validation STRICT = new Validation(ValidationPolicy.strict(), ValidationPolicy.strict());

    /** Checks for null. */
    public Validation {
        Objects.requireNonNull(inbound, "inbound");
        Objects.requireNonNull(outbound, "outbound");
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
        return new Validation(policy, outbound);
    }

    /**
     * Changes how strictly outgoing payloads are checked.
     *
     * @param policy for what we send
     * @return the changed copy
     */
    public Validation withOutbound(ValidationPolicy policy) {
        return new Validation(inbound, policy);
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
        return new Validation(inbound.withFieldLength(field, length), outbound.withFieldLength(field, length));
    }
}
