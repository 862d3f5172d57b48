package dev.ocppkit.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule. It never holds the offending value, so that it may be logged and sent to the peer.
 *
 * @param pointer JSON pointer (RFC 6901) to the place, relative to the payload; empty for the payload itself. A missing
 *     or unknown member is pointed to as if it were there
 * @param keyword the rule
 * @param limit what the rule demands, for instance the greatest length or the expected type, or null if the keyword says
 *     it all
 */
public record Violation(
        String pointer, Keyword keyword, @Nullable String limit) {
    /** Checks the arguments. */
    public Violation {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(keyword, "keyword");
    }

    /**
     * Returns the group of the rule, from which an RPC error code follows.
     *
     * @return the kind
     */
    public ViolationKind kind() {
        return keyword.kind();
    }

    /**
     * Returns the same violation seen from an enclosing value.
     *
     * @param prefix JSON pointer of the value that this violation's pointer is relative to
     * @return the violation with the longer pointer
     */
    public Violation under(String prefix) {
        return new Violation(prefix + pointer, keyword, limit);
    }

    /**
     * Explains the violation in a plain sentence.
     *
     * @return one sentence without the offending value
     */
    public String text() {
        String place = pointer.isEmpty() ? "The payload" : pointer;
        return switch (keyword) {
            case JSON -> place + " is not valid JSON" + (limit == null ? "." : " (" + limit + ").");
            case DUPLICATE -> place + " occurs more than once in its object.";
            case READ_LIMIT -> place + " exceeds a limit of the reader (" + limit + ").";
            case OBJECT -> place + " must be a JSON object.";
            case ADDITIONAL_PROPERTIES -> place + " is not defined in this OCPP version.";
            case VERSION -> place + " does not exist in this OCPP version.";
            case REQUIRED -> place + " is required and missing.";
            case MIN_ITEMS -> place + " must have at least " + limit + " item(s).";
            case MAX_ITEMS -> place + " must have at most " + limit + " item(s).";
            case TYPE -> place + " must be of type " + limit + ".";
            case ENUM -> place + " must be one of: " + limit + ".";
            case MAX_LENGTH -> place + " must have at most " + limit + " characters.";
            case MINIMUM -> place + " must be at least " + limit + ".";
            case MAXIMUM -> place + " must be at most " + limit + ".";
            case DATE_TIME -> place + " must be a date and time as in RFC 3339, for instance 2026-01-31T12:00:00Z.";
        };
    }
}
