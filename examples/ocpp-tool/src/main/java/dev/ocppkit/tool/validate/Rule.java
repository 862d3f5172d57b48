package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.json.ReadPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The rules on lines, frames and exchanges; those on payloads are {@link Keyword}s.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1 to 4.3.
 */
enum Rule {
    LINE_LENGTH("lineLength"),
    LOG_ENTRY("logEntry"),
    DIRECTION("direction", Severity.WARNING),
    NO_FRAME("noFrame"),
    MESSAGE_TYPE("messageType"),
    WRAPPER("wrapper"),
    MESSAGE_ID_LENGTH("messageIdLength", Keyword.MAX_LENGTH),
    DUPLICATE_MESSAGE_ID("duplicateMessageId"),
    RETRIED_CALL("retriedCall", Severity.NOTE),
    UNKNOWN_ACTION("unknownAction"),
    OTHER_VERSION_ACTION("otherVersionAction"),
    WRONG_SENDER("wrongSender"),
    SEND_AS_CALL("sendAsCall"),
    CALL_AS_SEND("callAsSend"),
    NULL_PAYLOAD("nullPayload", Severity.NOTE),
    SIGNED_PAYLOAD("signedPayload"),
    ERROR_CODE("errorCode", Keyword.ENUM),
    ERROR_DESCRIPTION_LENGTH("errorDescriptionLength", Keyword.MAX_LENGTH),
    ERROR_DETAILS("errorDetails"),
    UNMATCHED_RESPONSE("unmatchedResponse"),
    WRONG_SIDE("wrongSide"),
    ANSWER_TO_SEND("answerToSend"),
    SECOND_ANSWER("secondAnswer"),
    UNCORRELATED_ERROR("uncorrelatedError", Severity.NOTE),
    FORGOTTEN_CALL("forgottenCall", Severity.NOTE),
    UNANSWERED_CALL("unansweredCall", Severity.NOTE),
    MORE_VIOLATIONS("moreViolations", Severity.NOTE);

    private final String wireName;
    private final Severity severity;
    private final @Nullable Keyword likeness;

    Rule(String wireName) {
        this(wireName, Severity.ERROR, null);
    }

    Rule(String wireName, Severity severity) {
        this(wireName, severity, null);
    }

    /** A rule on the frame that a policy treats like a keyword of payloads. */
    Rule(String wireName, Keyword likeness) {
        this(wireName, Severity.ERROR, likeness);
    }

    Rule(String wireName, Severity severity, @Nullable Keyword likeness) {
        this.wireName = wireName;
        this.severity = severity;
        this.likeness = likeness;
    }

    String wireName() {
        return wireName;
    }

    /** Returns the weight of a finding, or null if the policy does not want to know. */
    @Nullable
    Severity severity(ReadPolicy policy) {
        if (likeness == null) {
            return severity;
        }
        if (policy.ignores(likeness)) {
            return null;
        }
        return policy.warnsOf(likeness) ? Severity.WARNING : severity;
    }
}
