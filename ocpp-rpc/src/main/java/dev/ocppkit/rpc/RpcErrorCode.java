package dev.ocppkit.rpc;

import dev.ocppkit.model.ViolationKind;
import java.util.Optional;

/**
 * The error codes of CALLERROR and CALLRESULTERROR; both versions have the same twelve.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.3 (table of RPC framework error codes).
 */
public enum RpcErrorCode {
    /** The payload is no valid JSON for the action. */
    FORMAT_VIOLATION("FormatViolation"),
    /** Any other error. */
    GENERIC_ERROR("GenericError"),
    /** The receiver failed while it handled the message. */
    INTERNAL_ERROR("InternalError"),
    /** The receiver does not know the message type number. */
    MESSAGE_TYPE_NOT_SUPPORTED("MessageTypeNotSupported"),
    /** The receiver does not know the action. */
    NOT_IMPLEMENTED("NotImplemented"),
    /** The receiver knows the action and does not support it. */
    NOT_SUPPORTED("NotSupported"),
    /** A member is missing, or occurs too often or too rarely. */
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurrenceConstraintViolation"),
    /** A value has the right type and is not allowed. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /** The payload is not what the action demands. */
    PROTOCOL_ERROR("ProtocolError"),
    /** The frame around the payload is broken. */
    RPC_FRAMEWORK_ERROR("RpcFrameworkError"),
    /** Security forbids to handle the message. */
    SECURITY_ERROR("SecurityError"),
    /** A value has the wrong data type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation");

    private final String wireName;

    RpcErrorCode(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Returns the code as frames spell it.
     *
     * @return for instance {@code FormatViolation}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a code by its spelling in a frame. The two spellings that only OCPP 1.6 has are understood as well; they are
     * never sent.
     *
     * @param wireName the text of the frame
     * @return the code, or empty for any other text
     */
    public static Optional<RpcErrorCode> fromWireName(String wireName) {
        for (RpcErrorCode code : values()) {
            if (code.wireName.equals(wireName)) {
                return Optional.of(code);
            }
        }
        return switch (wireName) {
            case "FormationViolation" -> Optional.of(FORMAT_VIOLATION);
            case "OccurenceConstraintViolation" -> Optional.of(OCCURRENCE_CONSTRAINT_VIOLATION);
            default -> Optional.empty();
        };
    }

    /**
     * Returns the code that answers a broken rule of a payload.
     *
     * @param kind the group of the rule
     * @return the code
     */
    public static RpcErrorCode of(ViolationKind kind) {
        return switch (kind) {
            case FORMAT -> FORMAT_VIOLATION;
            case PROTOCOL -> PROTOCOL_ERROR;
            case OCCURRENCE -> OCCURRENCE_CONSTRAINT_VIOLATION;
            case TYPE -> TYPE_CONSTRAINT_VIOLATION;
            case PROPERTY -> PROPERTY_CONSTRAINT_VIOLATION;
        };
    }
}
