package dev.ocppkit.model;

/**
 * The groups of violations that OCPP-J answers with different error codes.
 *
 * <p>Spec: OCPP 2.1 Part 4, table of RPC framework error codes.
 */
public enum ViolationKind {
    /** The JSON itself is broken or exceeds a limit. */
    FORMAT,
    /** The payload is not what the action demands: no object, or an unknown member. */
    PROTOCOL,
    /** Something is missing or occurs too often or too rarely. */
    OCCURRENCE,
    /** A value has the wrong data type. */
    TYPE,
    /** A value has the right type and is not allowed. */
    PROPERTY
}
