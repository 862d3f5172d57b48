package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.message.DataTransferRequest;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RawOutcome;
import dev.ocppkit.rpc.frame.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A CALL of an action that the specification does not have. To the session it is a CALL like any other, with a DataTransfer in
 * place of the request and of the response, neither of which is ever written or shown.
 *
 * @param action the action
 * @param frame the frame
 * @param options how long it may take
 * @param messageId the id
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
record VendorCall(String action, byte[] frame, CallOptions options, String messageId) {
    private static final DataTransferRequest STAND_IN = DataTransferRequest.of("");

    static VendorCall of(String action, String payload, CallOptions options, String messageId) {
        Objects.requireNonNull(options, "options");
        if (action.isEmpty() || Action.fromWireName(action).isPresent()) {
            throw new IllegalArgumentException("the specification has the action, or it is empty");
        }
        byte[] json = payload.getBytes(StandardCharsets.UTF_8);
        if (!(RpcJson.readDocument(json, 0, json.length).value() instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("payload is no JSON object");
        }
        return new VendorCall(
                action, RpcJson.request(MessageType.CALL, messageId, action, json, null), options, messageId);
    }

    OutboundCall toCall(Consumer<RawOutcome> completion) {
        return OutboundCall.raw(STAND_IN, messageId, frame, options, outcome -> completion.accept(raw(outcome)));
    }

    /** Wraps the JSON of an answer. */
    static OcppResponse response(String payload) {
        return DataTransferResponse.builder()
                .status(DataTransferStatusEnum.ACCEPTED)
                .data(payload)
                .build();
    }

    private static RawOutcome raw(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied<?> replied
                && replied.value() instanceof DataTransferResponse response
                && response.data() instanceof String payload) {
            return new RawOutcome.Replied(payload);
        } else if (outcome instanceof Outcome.Refused<?> refused) {
            return new RawOutcome.Refused(refused.code(), refused.wireCode(), refused.description(), refused.details());
        } else if (outcome instanceof Outcome.InvalidReply<?> invalid) {
            return new RawOutcome.InvalidReply(invalid.code());
        } else if (outcome instanceof Outcome.Unknown<?> unknown) {
            return new RawOutcome.Unknown(unknown.cause(), unknown.waited());
        } else if (outcome instanceof Outcome.NotSent<?> notSent) {
            return new RawOutcome.NotSent(notSent.reason());
        }
        throw new IllegalStateException("The answer to a vendor's action has no JSON.");
    }
}
