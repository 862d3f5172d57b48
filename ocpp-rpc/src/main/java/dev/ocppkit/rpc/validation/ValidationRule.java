package dev.ocppkit.rpc.validation;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Keyword;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names violations that are to be treated in another way. What is null does not matter.
 *
 * <p>Immutable. The {@code with} methods return changed copies.
 *
 * @param message the message: the name of an action for its request and response, or that with {@code Request} or
 *     {@code Response} for one of them
 * @param pointer the JSON pointer inside the payload; {@code *} stands for any one member or index, and {@code **} at the
 *     beginning for any number of them
 * @param keyword the rule that is broken
 * @param limit the limit up to which values are accepted, for maxLength, maxItems and maximum: the number of characters or
 *     items, or the value; for minimum and minItems the limit down to which they are
 */
public record ValidationRule(
        @Nullable String message,
        @Nullable String pointer,
        @Nullable Keyword keyword,
        @Nullable Integer limit) {
    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";

    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException if no version has the message, the pointer does not begin with a slash, or there is a
     *     limit without a keyword that has one
     */
    public ValidationRule {
        if (message != null && Action.fromWireName(actionOf(message)).isEmpty()) {
            throw new IllegalArgumentException("no version has the message " + message);
        }
        if (pointer != null && !pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("the pointer does not begin with a slash");
        }
        if (limit != null && (keyword == null || !hasLimit(keyword))) {
            throw new IllegalArgumentException("a limit needs one of maxLength, maxItems, minItems, maximum, minimum");
        }
    }

    /**
     * Names all violations of a rule of the schemas.
     *
     * @param keyword the rule that is broken
     * @return the rule
     */
    public static ValidationRule of(Keyword keyword) {
        return new ValidationRule(null, null, Objects.requireNonNull(keyword, "keyword"), null);
    }

    /**
     * Names all violations in a message.
     *
     * @param message the name of an action, maybe with {@code Request} or {@code Response}
     * @return the rule
     * @throws IllegalArgumentException if no version has it
     */
    public static ValidationRule in(String message) {
        return new ValidationRule(Objects.requireNonNull(message, "message"), null, null, null);
    }

    /**
     * Restricts the rule to a place.
     *
     * @param place the JSON pointer
     * @return the changed copy
     * @throws IllegalArgumentException if it does not begin with a slash
     */
    public ValidationRule withPointer(String place) {
        return new ValidationRule(message, Objects.requireNonNull(place, "place"), keyword, limit);
    }

    /**
     * Restricts the rule to a keyword.
     *
     * @param rule the rule that is broken
     * @return the changed copy
     */
    public ValidationRule withKeyword(Keyword rule) {
        return new ValidationRule(message, pointer, Objects.requireNonNull(rule, "rule"), limit);
    }

    /**
     * Restricts the rule to values up to a limit.
     *
     * @param bound the limit, inclusive
     * @return the changed copy
     * @throws IllegalArgumentException if the keyword has no limit
     */
    public ValidationRule withLimit(int bound) {
        return new ValidationRule(message, pointer, keyword, bound);
    }

    static boolean hasLimit(Keyword keyword) {
        return switch (keyword) {
            case MAX_LENGTH, MAX_ITEMS, MIN_ITEMS, MAXIMUM, MINIMUM -> true;
            default -> false;
        };
    }

    private static String actionOf(String message) {
        if (message.endsWith(REQUEST)) {
            return message.substring(0, message.length() - REQUEST.length());
        }
        return message.endsWith(RESPONSE) ? message.substring(0, message.length() - RESPONSE.length()) : message;
    }

    /**
     * Returns whether the rule names a violation, its limit apart.
     *
     * @param type the name of the message's type, such as {@code ResetRequest}
     * @param place the JSON pointer of the violation
     * @param broken the keyword of the violation
     * @return whether it does
     */
    public boolean matches(String type, String place, Keyword broken) {
        return (keyword == null || keyword == broken)
                && (message == null || message.equals(type) || message.equals(actionOf(type)))
                && (pointer == null || Pointers.matches(pointer, place));
    }
}
