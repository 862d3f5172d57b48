package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.RpcErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message of the peer turned out to be. */
sealed interface Incoming {
    /** A valid CALL that somebody handles. */
    record Call(String messageId, Action action, OcppRequest<?> request, boolean signed, Leniencies leniencies)
            implements Incoming {}

    /** A CALL that somebody takes as it arrived; its payload is a JSON object. */
    record RawCall(String messageId, dev.ocppkit.rpc.RawCall call) implements Incoming {}

    /** A valid SEND that somebody handles. */
    record Send(String messageId, Action action, OcppSend message, Leniencies leniencies) implements Incoming {}

    /** The valid answer to the outstanding CALL. */
    record Result(String messageId, OcppResponse response) implements Incoming {}

    /** A CALLERROR about the outstanding CALL; a malformed one has the code GenericError. */
    record CallError(
            String messageId,
            RpcErrorCode code,
            String wireCode,
            String description,
            Map<String, @Nullable Object> details)
            implements Incoming {}

    /** A CALLRESULTERROR. */
    record ResultError(
            String messageId,
            RpcErrorCode code,
            String wireCode,
            String description,
            Map<String, @Nullable Object> details)
            implements Incoming {}

    /**
     * Anything else.
     *
     * @param finding what is wrong
     * @param messageId the id, or null if it cannot be read
     * @param action the action, or null if there is none or it is unknown
     * @param code the code if the finding brings its own
     * @param description a sentence without anything of the message
     * @param violations the broken rules of the payload
     */
    record Faulty(
            Finding finding,
            @Nullable String messageId,
            @Nullable Action action,
            @Nullable RpcErrorCode code,
            String description,
            List<Violation> violations)
            implements Incoming {
        static Faulty of(Finding finding, @Nullable String messageId, String description) {
            return new Faulty(finding, messageId, null, null, description, List.of());
        }
    }
}
