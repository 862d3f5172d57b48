package dev.ocppkit.tool.validate;

import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.tool.validate.Exchanges.Exchange;
import dev.ocppkit.tool.validate.Exchanges.State;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request that an answer belongs to, by message id and by side.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.4, 4.2.3 and 4.2.4.
 */
final class AnswerMatcher {
    /** Stands for an id that the sender of the error could not read. */
    private static final String UNREADABLE_ID = "-1";

    private final Exchanges exchanges;

    AnswerMatcher(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** Finds the request and reports if there is none that the answer may be for. */
    @Nullable
    Exchange match(MessageType type, String messageId, FrameReport report) {
        Exchange match = findWaiting(type, messageId, report);
        if (match != null) {
            exchanges.move(match, stateAfter(type));
            return match;
        }
        Exchange other = findOther(type, messageId, report);
        if (other != null) {
            reportUnexpected(type, other, report);
            return other;
        }
        reportUnmatched(type, messageId, report);
        return null;
    }

    /** Takes an answer that is broken for an answer all the same, without a report. */
    void settle(MessageType type, String messageId, FrameReport report) {
        Exchange match = findWaiting(type, messageId, report);
        if (match != null) {
            report.setAction(match.action());
            exchanges.move(match, stateAfter(type));
        }
    }

    private @Nullable Exchange findWaiting(MessageType type, String messageId, FrameReport report) {
        Origin origin = report.origin();
        String identity = report.identity();
        if (type != MessageType.CALLRESULTERROR) {
            return exchanges.findOpen(messageId, identity, origin::mayOppose);
        }
        Exchange answered = exchanges.findFinished(messageId, identity, origin::mayEqual);
        return answered != null && answered.state() == State.ANSWERED ? answered : null;
    }

    /** Finds a request with the id that does not wait for this answer; one of the right side comes first. */
    private @Nullable Exchange findOther(MessageType type, String messageId, FrameReport report) {
        Origin origin = report.origin();
        String identity = report.identity();
        boolean fromCaller = type == MessageType.CALLRESULTERROR;
        Exchange finished =
                exchanges.findFinished(messageId, identity, fromCaller ? origin::mayEqual : origin::mayOppose);
        if (finished != null) {
            return finished;
        }
        Exchange open = exchanges.findOpen(messageId, identity, any -> true);
        return open == null && fromCaller ? exchanges.findFinished(messageId, identity, any -> true) : open;
    }

    private void reportUnexpected(MessageType type, Exchange request, FrameReport report) {
        String line = " (line " + request.line() + ")";
        if (request.state() == State.SENT) {
            report.add(Rule.ANSWER_TO_SEND, "/1", "A SEND" + line + " must not be answered.");
        } else if (type == MessageType.CALLRESULTERROR) {
            reportUnexpectedRefusal(request, line, report);
        } else if (request.state() == State.OPEN) {
            report.add(Rule.WRONG_SIDE, "/1", "The answer is from the side that sent the CALL" + line + ".");
        } else {
            report.add(Rule.SECOND_ANSWER, "/1", "The CALL" + line + " was answered before.");
        }
    }

    private static void reportUnexpectedRefusal(Exchange request, String line, FrameReport report) {
        switch (request.state()) {
            case ANSWERED ->
                report.add(
                        Rule.WRONG_SIDE,
                        "/1",
                        "The CALLRESULTERROR is from the side that answered the CALL" + line + ".");
            case RESULT_REFUSED ->
                report.add(Rule.SECOND_ANSWER, "/1", "The CALLRESULT for the CALL" + line + " was refused before.");
            default ->
                report.add(Rule.UNMATCHED_RESPONSE, "/1", "There is no CALLRESULT before it for the CALL" + line + ".");
        }
    }

    private void reportUnmatched(MessageType type, String messageId, FrameReport report) {
        if (messageId.equals(UNREADABLE_ID) && type.isError()) {
            report.add(Rule.UNCORRELATED_ERROR, "/1", "The error is for a frame whose message id was not readable.");
            return;
        }
        String text = "There is no request with this message id before it";
        if (exchanges.forgotten() == 0) {
            report.add(Rule.UNMATCHED_RESPONSE, "/1", text + ".");
        } else {
            report.add(new Finding(
                    Severity.WARNING,
                    Rule.UNMATCHED_RESPONSE.wireName(),
                    "/1",
                    text + ", or it is among those that had to be forgotten."));
        }
    }

    private static State stateAfter(MessageType type) {
        return switch (type) {
            case CALLERROR -> State.ANSWERED_WITH_ERROR;
            case CALLRESULTERROR -> State.RESULT_REFUSED;
            default -> State.ANSWERED;
        };
    }
}
