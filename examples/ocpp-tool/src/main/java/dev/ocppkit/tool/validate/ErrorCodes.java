package dev.ocppkit.tool.validate;

import java.util.Set;

/**
 * The error codes that both versions have.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.3.
 */
final class ErrorCodes {
    private static final Set<String> KNOWN = Set.of(
            "FormatViolation",
            "GenericError",
            "InternalError",
            "MessageTypeNotSupported",
            "NotImplemented",
            "NotSupported",
            "OccurrenceConstraintViolation",
            "PropertyConstraintViolation",
            "ProtocolError",
            "RpcFrameworkError",
            "SecurityError",
            "TypeConstraintViolation");

    private ErrorCodes() {}

    static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
