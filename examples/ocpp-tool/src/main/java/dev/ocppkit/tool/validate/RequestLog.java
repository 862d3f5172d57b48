package dev.ocppkit.tool.validate;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.tool.validate.Exchanges.Exchange;
import dev.ocppkit.tool.validate.Exchanges.State;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requests that answers may come for, and finds message ids that are used again.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.4.
 */
final class RequestLog {
    private final Exchanges exchanges;
    private final OcppVersion version;

    RequestLog(Exchanges exchanges, OcppVersion version) {
        this.exchanges = exchanges;
        this.version = version;
    }

    /** Adds a CALL or SEND. */
    void add(MessageType type, String messageId, @Nullable Action action, LogEntry entry, FrameReport report) {
        Exchanges.Key key = new Exchanges.Key(messageId, caller(action, report.origin()), report.identity());
        State state = type == MessageType.SEND ? State.SENT : State.OPEN;
        Exchange request = new Exchange(key, action, report.line(), contentHash(entry), state);
        Exchange earlier = exchanges.find(key);
        if (earlier != null && isRetry(request, earlier)) {
            report.add(Rule.RETRIED_CALL, "/1", "The CALL of line " + earlier.line() + " is sent again.");
            return;
        }
        if (earlier != null) {
            report.add(
                    Rule.DUPLICATE_MESSAGE_ID,
                    "/1",
                    "/1 was used before by the same sender, in line " + earlier.line() + ".");
        }
        reportLost(exchanges.add(request), report);
    }

    /** OCPP 2.1 lets a CALL that got no answer be sent again as it is; OCPP 2.0.1 demands a new message id. */
    private boolean isRetry(Exchange request, Exchange earlier) {
        return version == OcppVersion.V2_1
                && request.state() == State.OPEN
                && earlier.state() == State.OPEN
                && request.contentHash() == earlier.contentHash();
    }

    private void reportLost(@Nullable Exchange lost, FrameReport report) {
        // Once is enough: the summary has the number.
        if (lost != null && exchanges.forgotten() == 1) {
            report.add(
                    Rule.FORGOTTEN_CALL,
                    "",
                    "Too many CALLs wait for an answer; the oldest, of line " + lost.line()
                            + ", is forgotten, and further ones will be.");
        }
    }

    /** If the log does not tell the sender, most actions do; so the ids of the two sides are not mixed up. */
    private static Origin caller(@Nullable Action action, Origin origin) {
        if (origin != Origin.UNKNOWN || action == null || action.sender() == MessageSender.BOTH) {
            return origin;
        }
        return action.sender() == MessageSender.CSMS ? Origin.CSMS : Origin.STATION;
    }

    private static int contentHash(LogEntry entry) {
        CRC32 hash = new CRC32();
        hash.update(entry.buffer(), entry.offset(), entry.length());
        return (int) hash.getValue();
    }
}
