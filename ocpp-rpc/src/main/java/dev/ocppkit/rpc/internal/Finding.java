package dev.ocppkit.rpc.internal;

import static dev.ocppkit.rpc.internal.Reaction.callError;
import static dev.ocppkit.rpc.internal.Reaction.callResultError;
import static dev.ocppkit.rpc.internal.Reaction.nothing;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent.Kind;

/**
 * What can be wrong with a message, in the order in which it is looked for, and what each version does about it. This is the
 * whole table of reactions: no other place decides whether something is answered.
 *
 * <p>No finding about an answer (types 3 to 5) or a SEND (type 6) is answered with a CALLERROR by a version that knows the
 * type, so that no loop of errors can arise.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.3, 4.2.3 and 4.4; OCPP 2.0.1 Part 4, 4.2.3 and 4.4; Part 2, FR.02 to FR.07.
 */
@SuppressWarnings("ImmutableEnumChecker") // A reaction is a record of enum constants.
enum Finding {
    /** No JSON, no array, or no type. */
    NO_FRAME(callError(RpcErrorCode.RPC_FRAMEWORK_ERROR, Kind.BAD_FRAME)),
    /** The version has no such type; 2.1 demands to ignore it. */
    UNKNOWN_TYPE(callError(RpcErrorCode.MESSAGE_TYPE_NOT_SUPPORTED, Kind.UNKNOWN_TYPE), nothing(Kind.UNKNOWN_TYPE)),
    /** A CALL whose payload is broken JSON. */
    CALL_BROKEN_PAYLOAD(callError(RpcErrorCode.FORMAT_VIOLATION, Kind.CALL_REFUSED)),
    /** A CALL whose other elements are broken. */
    CALL_BROKEN_WRAPPER(callError(RpcErrorCode.RPC_FRAMEWORK_ERROR, Kind.BAD_FRAME)),
    /** A CALL whose id has more than 36 characters. */
    CALL_ID_TOO_LONG(callError(RpcErrorCode.RPC_FRAMEWORK_ERROR, Kind.BAD_FRAME)),
    /** A CALL that is byte for byte one that is being handled; 2.1 allows to repeat a CALL under its id. */
    CALL_REPEATED(callError(RpcErrorCode.RPC_FRAMEWORK_ERROR, Kind.CALL_REFUSED), nothing(Kind.CALL_REPEATED)),
    /** A CALL with the id of another one that is being handled. */
    CALL_ID_IN_USE(callError(RpcErrorCode.RPC_FRAMEWORK_ERROR, Kind.CALL_REFUSED)),
    /** A CALL that the state of registration forbids. */
    CALL_GATED(callError(RpcErrorCode.SECURITY_ERROR, Kind.CALL_REFUSED)),
    /** A CALL of an action that the version does not have. */
    CALL_UNKNOWN_ACTION(callError(RpcErrorCode.NOT_IMPLEMENTED, Kind.CALL_REFUSED)),
    /** A CALL of an action that has no handler, is for the other side, or is a SEND. */
    CALL_NOT_SUPPORTED(callError(RpcErrorCode.NOT_SUPPORTED, Kind.CALL_REFUSED)),
    /** A CALL that is only accepted when it is signed, and is not. */
    CALL_UNSIGNED(callError(RpcErrorCode.SECURITY_ERROR, Kind.CALL_REFUSED)),
    /** A CALL whose payload breaks the schema, or whose signature is not as it should be. */
    CALL_INVALID_PAYLOAD(callError(Kind.CALL_REFUSED)),
    /** The answer to a CALL of ours, and not valid; 2.0.1 has no way to say so. */
    RESULT_INVALID(nothing(Kind.INVALID_REPLY), callResultError(Kind.INVALID_REPLY)),
    /** An answer to nothing. */
    REPLY_UNMATCHED(nothing(Kind.UNKNOWN_REPLY)),
    /** A CALLERROR about a frame whose id the peer could not read. */
    ERROR_UNCORRELATED(nothing(Kind.UNCORRELATED_ERROR)),
    /** A broken CALLRESULTERROR. */
    RESULT_ERROR_BROKEN(nothing(Kind.BAD_FRAME)),
    /** A SEND that is broken, invalid, unknown or without handler. */
    SEND_UNUSABLE(nothing(Kind.SEND_DROPPED));

    private final Reaction v201;
    private final Reaction v21;

    Finding(Reaction both) {
        this(both, both);
    }

    Finding(Reaction v201, Reaction v21) {
        this.v201 = v201;
        this.v21 = v21;
    }

    Reaction reaction(OcppVersion version) {
        return version == OcppVersion.V2_1 ? v21 : v201;
    }
}
