package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.ActionLookup;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.RawCall;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameProblem;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.FrameResult;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.internal.Incoming.Faulty;
import dev.ocppkit.rpc.internal.Validator.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a message is, in the order of {@link Finding}; the first thing that is wrong decides. Stateless: what the
 * session knows is asked for.
 */
final class FrameInterpreter {
    /** The id of a CALLERROR whose sender could not read which frame it is about. */
    static final String UNREADABLE_ID = "-1";

    private static final int MAX_ID = 36;
    private static final byte[] EMPTY_OBJECT = {'{', '}'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final OcppVersion version;
    private final MessageSender peer;
    private final Validator validator;
    private final Knowledge knowledge;
    private final SignedPayloads signatures;

    /** What the session knows. */
    interface Knowledge {
        /** Returns what forbids a CALL at this moment, or null. */
        @Nullable
        Finding refuses(String messageId, String action, byte[] frame);

        /** Returns whether the state of registration lets a SEND pass. */
        boolean admits(String action);

        /** Returns the action of the outstanding CALL if it has this id, else null. */
        @Nullable
        Action awaited(String messageId);

        /** Returns whether the outstanding CALL has this id and is one of a vendor's action. */
        boolean awaitsRaw(String messageId);

        /** Returns what somebody handles. */
        Wanted wanted();
    }

    FrameInterpreter(MessageSender peer, Validator validator, SignedPayloads signatures, Knowledge knowledge) {
        this.version = validator.version();
        this.peer = peer;
        this.validator = validator;
        this.signatures = signatures;
        this.knowledge = knowledge;
    }

    Incoming interpret(byte[] frame) {
        // RFC 8259, 8.1: a byte order mark may be ignored.
        int offset = startsWithByteOrderMark(frame) ? 3 : 0;
        FrameResult result = FrameReader.readHeader(frame, offset, frame.length - offset);
        if (result instanceof FrameProblem problem) {
            return interpret(problem);
        }
        FrameHeader header = (FrameHeader) result;
        if (!header.type().isIn(version)) {
            return unknownType(header.messageId());
        }
        if (header.extended() && !isAcceptedExtended(header)) {
            Finding finding = header.type() == MessageType.SEND ? Finding.SEND_UNUSABLE : Finding.CALL_BROKEN_WRAPPER;
            return Faulty.of(finding, header.messageId(), "The action is missing or no text.");
        }
        return switch (header.type()) {
            case CALL -> call(header, frame);
            case CALLRESULT -> result(header, frame);
            case CALLERROR -> error(header, frame);
            case CALLRESULTERROR -> resultError(header, frame);
            case SEND -> send(header, frame);
        };
    }

    /** Part 4, 7.1 prints signed messages with one element more than 4.2.1 lets a CALL have. */
    private boolean isAcceptedExtended(FrameHeader header) {
        return validator.isLenient() && isSigned(header);
    }

    private static boolean startsWithByteOrderMark(byte[] frame) {
        return frame.length >= 3 && frame[0] == (byte) 0xEF && frame[1] == (byte) 0xBB && frame[2] == (byte) 0xBF;
    }

    private static Faulty unknownType(@Nullable String messageId) {
        return Faulty.of(Finding.UNKNOWN_TYPE, messageId, "This version has no such message type.");
    }

    private Incoming interpret(FrameProblem problem) {
        String id = problem.messageId();
        Integer number = problem.typeNumber();
        if (problem.kind() == FrameProblem.Kind.NO_FRAME || number == null) {
            return Faulty.of(Finding.NO_FRAME, id, problem.description());
        }
        MessageType type =
                MessageType.fromNumber(number).filter(t -> t.isIn(version)).orElse(null);
        if (type == null) {
            return unknownType(id);
        }
        return switch (type) {
            case CALL -> Faulty.of(Finding.CALL_BROKEN_WRAPPER, id, problem.description());
            case CALLRESULT -> brokenResult(id, problem.description());
            case CALLERROR -> brokenError(id, problem.description());
            case CALLRESULTERROR -> Faulty.of(Finding.RESULT_ERROR_BROKEN, id, problem.description());
            case SEND -> Faulty.of(Finding.SEND_UNUSABLE, id, problem.description());
        };
    }

    private Incoming call(FrameHeader header, byte[] frame) {
        String id = header.messageId();
        String name = unsignedName(header);
        boolean signed = isSigned(header);
        ActionLookup lookup = Action.lookup(name, version);
        Action action = lookup.action();
        Action known = lookup.kind() == ActionLookup.Kind.CALL ? action : null;
        Payload<?> payload = known != null && !signed
                ? readPayload(known.requestType(), header.payloadStart(), frame)
                : skipPayload(header.payloadStart(), frame);
        if (payload.end() < 0) {
            return new Faulty(
                    Finding.CALL_BROKEN_PAYLOAD,
                    id,
                    action,
                    null,
                    "The payload is no JSON that can be read.",
                    payload.violations());
        }
        String trailing = FrameReader.checkEnd(frame, payload.end(), frame.length);
        if (trailing != null) {
            return Faulty.of(Finding.CALL_BROKEN_WRAPPER, id, trailing);
        }
        if (id.codePointCount(0, id.length()) > MAX_ID) {
            return Faulty.of(Finding.CALL_ID_TOO_LONG, id, "The message id has more than 36 characters.");
        }
        Finding refusal = knowledge.refuses(id, name, frame);
        if (refusal != null) {
            return Faulty.of(refusal, id, describe(refusal));
        }
        boolean handled = known != null
                && known.sender().allows(peer)
                && knowledge.wanted().handles(known);
        if (!handled && header.action() != null && knowledge.wanted().handlesRaw(header.action())) {
            return rawCall(id, header.action(), frame, header.payloadStart(), payload.end());
        }
        if (lookup.kind() == ActionLookup.Kind.UNKNOWN || lookup.kind() == ActionLookup.Kind.OTHER_VERSION) {
            return Faulty.of(Finding.CALL_UNKNOWN_ACTION, id, "This version has no such action.");
        }
        if (known == null || !handled) {
            return new Faulty(
                    Finding.CALL_NOT_SUPPORTED, id, action, null, "The action is not supported here.", List.of());
        }
        if (signed) {
            return unwrapCall(header, known, frame, payload.end());
        }
        if (signatures.requires(known)) {
            return new Faulty(
                    Finding.CALL_UNSIGNED, id, known, null, "The action is only accepted when signed.", List.of());
        }
        return call(id, known, payload, false);
    }

    private static Incoming call(String id, Action action, Payload<?> payload, boolean signed) {
        return payload.value() instanceof OcppRequest<?> request
                ? new Incoming.Call(id, action, request, signed, payload.leniencies())
                : invalid(Finding.CALL_INVALID_PAYLOAD, id, action, payload.violations());
    }

    /** Returns the text of an object, or null for anything else. */
    private static @Nullable String rawObject(byte[] frame, int start, int end) {
        String json = isNull(start, frame) ? "{}" : new String(frame, start, end - start, StandardCharsets.UTF_8);
        return json.startsWith("{") ? json : null;
    }

    private static Incoming rawCall(String id, String action, byte[] frame, int start, int end) {
        String json = rawObject(frame, start, end);
        if (json == null) {
            Violation noObject = new Violation("", Keyword.OBJECT, null);
            return new Faulty(
                    Finding.CALL_INVALID_PAYLOAD,
                    id,
                    null,
                    RpcErrorCode.PROTOCOL_ERROR,
                    noObject.text(),
                    List.of(noObject));
        }
        return new Incoming.RawCall(id, new RawCall(action, json));
    }

    private Incoming unwrapCall(FrameHeader header, Action action, byte[] frame, int end) {
        String id = header.messageId();
        SignedPayloads.Unwrapped inner =
                signatures.unwrap(MessageType.CALL, id, action, frame, header.payloadStart(), end);
        byte[] json = inner.payload();
        return json == null
                ? wrongSignature(Finding.CALL_INVALID_PAYLOAD, id, action, inner)
                : call(id, action, readUnwrapped(action.requestType(), json), true);
    }

    private static Faulty wrongSignature(Finding finding, String id, Action action, SignedPayloads.Unwrapped inner) {
        return new Faulty(finding, id, action, inner.code(), inner.description(), inner.violations());
    }

    private static boolean isSigned(FrameHeader header) {
        return header.action() != null && header.action().endsWith(SignedPayloads.SUFFIX);
    }

    /** Returns the name of the action without what marks it as signed. */
    private static String unsignedName(FrameHeader header) {
        String name = header.action() == null ? "" : header.action();
        return isSigned(header) ? name.substring(0, name.length() - SignedPayloads.SUFFIX.length()) : name;
    }

    private static String describe(Finding refusal) {
        return refusal == Finding.CALL_GATED
                ? "The action is not allowed before the charging station is accepted."
                : "A CALL with this message id is being handled.";
    }

    private Incoming send(FrameHeader header, byte[] frame) {
        String id = header.messageId();
        ActionLookup lookup = Action.lookup(unsignedName(header), version);
        Action action = lookup.action();
        if (lookup.kind() != ActionLookup.Kind.SEND || action == null) {
            return Faulty.of(Finding.SEND_UNUSABLE, id, "This version has no such SEND.");
        }
        Payload<? extends OcppSend> payload = sendPayload(header, action, frame);
        boolean whole = payload.end() >= 0 && FrameReader.checkEnd(frame, payload.end(), frame.length) == null;
        OcppSend message = payload.value();
        boolean wanted = action.sender().allows(peer) && knowledge.wanted().handles(action);
        if (!whole || message == null || !wanted || !knowledge.admits(action.wireName())) {
            return new Faulty(Finding.SEND_UNUSABLE, id, action, null, "The SEND is not used.", payload.violations());
        }
        return new Incoming.Send(id, action, message, payload.leniencies());
    }

    private Payload<? extends OcppSend> sendPayload(FrameHeader header, Action action, byte[] frame) {
        int start = header.payloadStart();
        if (!isSigned(header)) {
            Payload<? extends OcppSend> plain = readPayload(action.sendType(), start, frame);
            return signatures.requires(action) ? plain.withoutValue() : plain;
        }
        int end = FrameReader.skipPayload(frame, start, frame.length);
        if (end < 0) {
            return new Payload<>(null, end, List.of());
        }
        SignedPayloads.Unwrapped inner =
                signatures.unwrap(MessageType.SEND, header.messageId(), action, frame, start, end);
        byte[] json = inner.payload();
        return json == null
                ? new Payload<>(null, end, inner.violations())
                : readUnwrapped(action.sendType(), json).endingAt(end);
    }

    private Incoming result(FrameHeader header, byte[] frame) {
        String id = header.messageId();
        Action action = knowledge.awaited(id);
        if (action == null) {
            return unmatched(id);
        }
        if (knowledge.awaitsRaw(id)) {
            return rawResult(header, frame);
        }
        boolean signed = SignedPayloads.isSigned(frame, header.payloadStart());
        Payload<? extends OcppResponse> payload = signed
                ? skipPayload(header.payloadStart(), frame)
                : readPayload(action.responseType(), header.payloadStart(), frame);
        if (payload.end() >= 0) {
            String trailing = FrameReader.checkEnd(frame, payload.end(), frame.length);
            if (trailing != null) {
                return brokenResult(id, trailing);
            }
        }
        if (signed && payload.end() >= 0) {
            return unwrapResult(header, action, frame, payload.end());
        }
        if (signed) {
            return brokenResult(id, "The payload is no JSON that can be read.");
        }
        if (signatures.requires(action)) {
            return new Faulty(
                    Finding.RESULT_INVALID,
                    id,
                    action,
                    RpcErrorCode.SECURITY_ERROR,
                    "The response is only accepted when signed.",
                    List.of());
        }
        return result(id, action, payload);
    }

    private Incoming rawResult(FrameHeader header, byte[] frame) {
        int start = header.payloadStart();
        int end = FrameReader.skipPayload(frame, start, frame.length);
        boolean whole = end >= 0 && FrameReader.checkEnd(frame, end, frame.length) == null;
        String json = whole ? rawObject(frame, start, end) : null;
        return json == null
                ? brokenResult(header.messageId(), "The payload is no JSON object.")
                : new Incoming.Result(header.messageId(), VendorCall.response(json));
    }

    private static Incoming result(String id, Action action, Payload<? extends OcppResponse> payload) {
        OcppResponse response = payload.value();
        return response == null
                ? invalid(Finding.RESULT_INVALID, id, action, payload.violations())
                : new Incoming.Result(id, response);
    }

    private Incoming unwrapResult(FrameHeader header, Action action, byte[] frame, int end) {
        String id = header.messageId();
        SignedPayloads.Unwrapped inner =
                signatures.unwrap(MessageType.CALLRESULT, id, action, frame, header.payloadStart(), end);
        byte[] json = inner.payload();
        return json == null
                ? wrongSignature(Finding.RESULT_INVALID, id, action, inner)
                : result(id, action, readUnwrapped(action.responseType(), json));
    }

    private Incoming brokenResult(@Nullable String id, String description) {
        Action action = id == null ? null : knowledge.awaited(id);
        return action == null
                ? unmatched(id)
                : new Faulty(
                        Finding.RESULT_INVALID, id, action, RpcErrorCode.RPC_FRAMEWORK_ERROR, description, List.of());
    }

    private Incoming error(FrameHeader header, byte[] frame) {
        String id = header.messageId();
        Map<String, @Nullable Object> details = details(header, frame);
        if (details == null || knowledge.awaited(id) == null) {
            return brokenError(id, "The details are no object.");
        }
        String wireCode = text(header.errorCode());
        return new Incoming.CallError(id, code(wireCode), wireCode, text(header.errorDescription()), details);
    }

    /** A CALLERROR that is broken, or about nothing; one about the outstanding CALL ends it all the same. */
    private Incoming brokenError(@Nullable String id, String description) {
        if (UNREADABLE_ID.equals(id)) {
            return Faulty.of(Finding.ERROR_UNCORRELATED, id, "The peer could not read a frame.");
        }
        if (id == null || knowledge.awaited(id) == null) {
            return unmatched(id);
        }
        return new Incoming.CallError(id, RpcErrorCode.GENERIC_ERROR, "", description, Map.of());
    }

    private Incoming resultError(FrameHeader header, byte[] frame) {
        Map<String, @Nullable Object> details = details(header, frame);
        String wireCode = text(header.errorCode());
        return new Incoming.ResultError(
                header.messageId(),
                code(wireCode),
                wireCode,
                text(header.errorDescription()),
                details == null ? Map.of() : details);
    }

    private static @Nullable Map<String, @Nullable Object> details(FrameHeader header, byte[] frame) {
        int end = FrameReader.skipPayload(frame, header.payloadStart(), frame.length);
        if (end < 0 || FrameReader.checkEnd(frame, end, frame.length) != null) {
            return null;
        }
        return RpcJson.readDetails(frame, header.payloadStart(), end);
    }

    private static RpcErrorCode code(String wireCode) {
        return RpcErrorCode.fromWireName(wireCode).orElse(RpcErrorCode.GENERIC_ERROR);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : RpcJson.cut(text);
    }

    private static Faulty unmatched(@Nullable String id) {
        return Faulty.of(Finding.REPLY_UNMATCHED, id, "No CALL has this id.");
    }

    private static Faulty invalid(Finding finding, String id, Action action, List<Violation> violations) {
        // The kinds stand in the order of precedence.
        Violation worst =
                violations.stream().min(Comparator.comparing(Violation::kind)).orElseThrow();
        return new Faulty(finding, id, action, RpcErrorCode.of(worst.kind()), worst.text(), violations);
    }

    private <T extends OcppMessage> Payload<T> readUnwrapped(Class<T> type, byte[] json) {
        boolean isNull = Arrays.equals(json, NULL);
        return validator.read(type, isNull ? EMPTY_OBJECT : json);
    }

    private <T extends OcppMessage> Payload<T> readPayload(Class<T> type, int start, byte[] frame) {
        // OCPP 2.1 Part 4, 4.1.5: a peer may write an empty payload as null.
        return isNull(start, frame)
                ? validator.read(type, EMPTY_OBJECT).endingAt(start + NULL.length)
                : validator.read(type, frame, start, frame.length - start);
    }

    private static <T> Payload<T> skipPayload(int start, byte[] frame) {
        return new Payload<>(null, FrameReader.skipPayload(frame, start, frame.length), List.of());
    }

    private static boolean isNull(int start, byte[] frame) {
        return frame.length - start >= NULL.length
                && Arrays.equals(frame, start, start + NULL.length, NULL, 0, NULL.length);
    }
}
