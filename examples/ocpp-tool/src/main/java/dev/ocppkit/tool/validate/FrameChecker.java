package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.ActionLookup;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.rpc.frame.FrameHeader;
import dev.ocppkit.rpc.frame.FrameProblem;
import dev.ocppkit.rpc.frame.FrameReader;
import dev.ocppkit.rpc.frame.FrameResult;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.tool.validate.Exchanges.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Checks one frame after the other against the rules of a version and against the frames before it.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1 to 4.3.
 */
final class FrameChecker {
    private static final int MAX_MESSAGE_ID = 36;
    private static final int MAX_DESCRIPTION = 255;

    private final OcppVersion version;
    private final PayloadChecker payloads;
    private final SignedPayloads signed;
    private final RequestLog requests;
    private final AnswerMatcher answers;

    FrameChecker(OcppCodec codec, Exchanges exchanges) {
        this.version = codec.version();
        this.payloads = new PayloadChecker(codec);
        this.signed = new SignedPayloads(codec, payloads);
        this.requests = new RequestLog(exchanges, version);
        this.answers = new AnswerMatcher(exchanges);
    }

    /** Checks a whole frame. */
    void check(LogEntry entry, FrameReport report) {
        FrameResult result = FrameReader.readHeader(entry.buffer(), entry.offset(), entry.length());
        if (result instanceof FrameProblem problem) {
            checkBroken(problem, entry, report);
        } else if (result instanceof FrameHeader header) {
            checkHeader(header, entry, report);
        }
    }

    /** Remembers as much as there is of a frame that was cut off, so that its answer finds it. */
    void remember(LogEntry entry, FrameReport report) {
        FrameResult result = FrameReader.readHeader(entry.buffer(), entry.offset(), entry.length());
        if (result instanceof FrameHeader header && header.type().isIn(version)) {
            report.setHeader(header.type(), header.messageId());
            Action action = header.action() == null
                    ? null
                    : Action.lookup(header.action(), version).action();
            report.setAction(action);
            follow(header.type(), header.messageId(), action, entry, report);
        }
    }

    private void checkBroken(FrameProblem problem, LogEntry entry, FrameReport report) {
        MessageType type = problem.typeNumber() == null
                ? null
                : MessageType.fromNumber(problem.typeNumber()).orElse(null);
        report.setHeader(type, problem.messageId());
        switch (problem.kind()) {
            case NO_FRAME -> report.add(Rule.NO_FRAME, "", problem.description());
            case UNKNOWN_TYPE -> report.add(Rule.MESSAGE_TYPE, "/0", "/0 is no message type of OCPP.");
            case BROKEN_WRAPPER -> report.add(Rule.WRAPPER, "", problem.description());
        }
        if (type != null && type.isIn(version) && problem.messageId() != null) {
            follow(type, problem.messageId(), null, entry, report);
        }
    }

    private void checkHeader(FrameHeader header, LogEntry entry, FrameReport report) {
        report.setHeader(header.type(), header.messageId());
        if (!header.type().isIn(version)) {
            report.add(
                    Rule.MESSAGE_TYPE,
                    "/0",
                    "/0: OCPP " + version.number() + " has no " + header.type() + " messages.");
            return;
        }
        if (length(header.messageId()) > MAX_MESSAGE_ID) {
            report.add(Rule.MESSAGE_ID_LENGTH, "/1", "/1 must have at most " + MAX_MESSAGE_ID + " characters.");
        }
        if (header.action() != null) {
            checkRequest(header, header.action(), entry, report);
        } else {
            checkAnswer(header, entry, report);
        }
    }

    private void checkRequest(FrameHeader header, String name, LogEntry entry, FrameReport report) {
        boolean isSigned = SignedPayloads.isSigned(name);
        ActionLookup lookup = Action.lookup(isSigned ? SignedPayloads.plainName(name) : name, version);
        Action action = lookup.action();
        report.setAction(action);
        checkAction(lookup, header.type(), report);
        checkPayload(requestType(action), isSigned, header, "/3", entry, report);
        requests.add(header.type(), header.messageId(), action, entry, report);
    }

    private void checkPayload(
            @Nullable Class<? extends OcppRecord> type,
            boolean isSigned,
            FrameHeader header,
            String pointer,
            LogEntry entry,
            FrameReport report) {
        if (isSigned) {
            int end = signed.check(type, entry, header.payloadStart(), pointer, report);
            payloads.checkEnd(entry, end, report);
        } else {
            payloads.check(type, entry, header.payloadStart(), pointer, report);
        }
    }

    private void checkAction(ActionLookup lookup, MessageType type, FrameReport report) {
        switch (lookup.kind()) {
            case UNKNOWN -> report.add(Rule.UNKNOWN_ACTION, "/2", "/2 is no action of OCPP.");
            case OTHER_VERSION ->
                report.add(Rule.OTHER_VERSION_ACTION, "/2", "/2 is no action of OCPP " + version.number() + ".");
            case SEND -> {
                if (type == MessageType.CALL) {
                    report.add(Rule.SEND_AS_CALL, "/0", "/0: the action must be used in a SEND, and not in a CALL.");
                }
            }
            case CALL -> {
                if (type == MessageType.SEND) {
                    report.add(Rule.CALL_AS_SEND, "/0", "/0: the action must be used in a CALL, and not in a SEND.");
                }
            }
        }
        Action action = lookup.action();
        MessageSender role = report.origin().role();
        if (action != null && role != null && !action.sender().allows(role)) {
            String who = role == MessageSender.CSMS ? "the CSMS" : "a charging station";
            report.add(Rule.WRONG_SENDER, "/2", "/2: " + who + " must not send this action.");
        }
    }

    private void checkAnswer(FrameHeader header, LogEntry entry, FrameReport report) {
        Exchange exchange = answers.match(header.type(), header.messageId(), report);
        Action action = exchange == null ? null : exchange.action();
        report.setAction(action);
        if (header.type().isError()) {
            checkError(header, report);
            payloads.checkDetails(entry, header.payloadStart(), "/4", report);
        } else {
            boolean isSigned = SignedPayloads.isSigned(entry, header.payloadStart());
            checkPayload(responseType(action), isSigned, header, "/2", entry, report);
        }
    }

    private static void checkError(FrameHeader header, FrameReport report) {
        String code = header.errorCode();
        if (code != null && !ErrorCodes.isKnown(code)) {
            report.add(Rule.ERROR_CODE, "/2", "/2 is no error code of OCPP.");
        }
        String description = header.errorDescription();
        if (description != null && length(description) > MAX_DESCRIPTION) {
            report.add(Rule.ERROR_DESCRIPTION_LENGTH, "/3", "/3 must have at most " + MAX_DESCRIPTION + " characters.");
        }
    }

    private @Nullable Class<? extends OcppRecord> requestType(@Nullable Action action) {
        if (action == null || !action.isIn(version)) {
            return null;
        }
        return action.isSend() ? action.sendType() : action.requestType();
    }

    private @Nullable Class<? extends OcppRecord> responseType(@Nullable Action action) {
        return action == null || action.isSend() || !action.isIn(version) ? null : action.responseType();
    }

    /** Notes a frame whose content is not looked at. */
    private void follow(
            MessageType type, String messageId, @Nullable Action action, LogEntry entry, FrameReport report) {
        if (type.hasAction()) {
            requests.add(type, messageId, action, entry, report);
        } else {
            answers.settle(type, messageId, report);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
