package dev.ocppkit.rpc.validation;

import dev.ocppkit.model.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which violations make a payload invalid, in one direction.
 *
 * <p>Broken JSON, duplicate members, wrong types, bad times and missing required members are refused under every policy,
 * because no record can be made of them.
 *
 * <p>Immutable. The methods that change something return changed copies.
 *
 * @param mode what happens to violations that no rule names
 * @param accepted what is accepted whatever the mode
 * @param refused what is refused whatever the mode; goes before what is accepted
 */
public record ValidationPolicy(Mode mode, List<ValidationRule> accepted, List<ValidationRule> refused) {
    /** Copies the lists. */
    public ValidationPolicy {
        Objects.requireNonNull(mode, "mode");
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /** What happens to violations that no rule names. */
    public enum Mode {
        /** They are refused. */
        STRICT,
        /** What a record can hold is accepted and reported. */
        LENIENT,
        /** What a record can hold is accepted; bounds are not looked at. */
        OFF,
        /**
         * For what we send: members that only OCPP 2.1 has are left out for a peer with OCPP 2.0.1; all else is refused, and
         * rules do not apply. For what we receive the same as {@link #STRICT}.
         */
        PRUNE
    }

    /**
     * Makes a policy without rules.
     *
     * @param mode what happens to all violations
     * @return the policy
     */
    public static ValidationPolicy of(Mode mode) {
        return new ValidationPolicy(Objects.requireNonNull(mode, "mode"), List.of(), List.of());
    }

    /**
     * Refuses all violations. This is the default in both directions.
     *
     * @return the policy
     */
    public static ValidationPolicy strict() {
        return of(Mode.STRICT);
    }

    /**
     * Accepts and reports what a record can hold.
     *
     * @return the policy
     */
    public static ValidationPolicy lenient() {
        return of(Mode.LENIENT);
    }

    /**
     * Accepts what a record can hold.
     *
     * @return the policy
     */
    public static ValidationPolicy off() {
        return of(Mode.OFF);
    }

    /**
     * Accepts and reports what a rule names, whatever the mode.
     *
     * @param rule names violations
     * @return the changed copy
     */
    public ValidationPolicy accepting(ValidationRule rule) {
        List<ValidationRule> more = new ArrayList<>(accepted);
        more.add(rule);
        return new ValidationPolicy(mode, more, refused);
    }

    /**
     * Refuses what a rule names, whatever the mode. It goes before rules that accept.
     *
     * @param rule names violations
     * @return the changed copy
     */
    public ValidationPolicy refusing(ValidationRule rule) {
        List<ValidationRule> more = new ArrayList<>(refused);
        more.add(rule);
        return new ValidationPolicy(mode, accepted, more);
    }

    /**
     * Accepts longer texts in a field, as a station reports it in its variable {@code FieldLength}.
     *
     * <p>Spec: OCPP 2.1 Part 2, 2.1.16.
     *
     * @param field the instance of the variable: a message and its field, such as
     *     {@code Get15118EVCertificateRequest.exiRequest}, or a datatype and its field, such as
     *     {@code MessageContentType.content}, which stands for all fields of that name
     * @param length the number of characters
     * @return the changed copy
     * @throws IllegalArgumentException if the field is not of this form, or no version has the message
     */
    public ValidationPolicy withFieldLength(String field, int length) {
        int dot = field.indexOf('.');
        if (dot <= 0 || dot == field.length() - 1 || length < 1) {
            throw new IllegalArgumentException("field is no message and field, joined by a dot, or length less than 1");
        }
        String owner = field.substring(0, dot);
        String name = "/" + field.substring(dot + 1).replace('.', '/');
        return accepting(
                owner.endsWith("Type")
                        ? new ValidationRule(null, "/**" + name, Keyword.MAX_LENGTH, length)
                        : new ValidationRule(owner, name, Keyword.MAX_LENGTH, length));
    }
}
