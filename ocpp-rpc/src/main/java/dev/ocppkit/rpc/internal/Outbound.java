package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.OcppEncodeException;
import dev.ocppkit.rpc.CallNotSentException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.frame.MessageType;
import dev.ocppkit.rpc.signing.FlattenedJws;
import dev.ocppkit.rpc.signing.MessageSigner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns messages into frames on the thread of the caller, and refuses what may not be sent. */
final class Outbound {
    private final EndpointConfig config;
    private final String identity;
    private final OcppVersion version;
    private final Validator validator;

    Outbound(EndpointConfig config, String identity, Validator validator) {
        this.config = config;
        this.identity = identity;
        this.version = validator.version();
        this.validator = validator;
    }

    /**
     * A message, or why it may not be sent.
     *
     * @param message null if there is a reason
     * @param reason null if there is a message
     */
    record Prepared<T>(@Nullable T message, @Nullable NotSentReason reason, List<Violation> violations) {
        <R extends OcppResponse> Outcome<R> refusal(Action action) {
            return new Outcome.NotSent<>(action, reason(), violations);
        }

        CallNotSentException exception(Action action) {
            return new CallNotSentException(action, reason(), violations);
        }

        @Override
        public NotSentReason reason() {
            return reason == null ? NotSentReason.INVALID : reason;
        }
    }

    Prepared<OutboundCall> call(
            OcppRequest<?> request, String id, CallOptions options, Consumer<Outcome<?>> completion) {
        return prepare(
                MessageType.CALL, id, request, frame -> new OutboundCall(request, id, frame, options, completion));
    }

    Prepared<OutboundSend> send(OcppSend message, Consumer<@Nullable NotSentReason> completion) {
        Action action = message.ocppAction();
        String id = config.messageIds().get();
        return prepare(MessageType.SEND, id, message, frame -> new OutboundSend(action, id, frame, completion));
    }

    private <T> Prepared<T> prepare(MessageType type, String id, OcppMessage message, Function<byte[], T> wrap) {
        Action action = message.ocppAction();
        if (!action.isIn(version)) {
            return new Prepared<>(null, NotSentReason.NOT_IN_VERSION, List.of());
        }
        if (!action.sender().allows(config.role())) {
            return new Prepared<>(null, NotSentReason.WRONG_DIRECTION, List.of());
        }
        try {
            return new Prepared<>(wrap.apply(request(type, id, message)), null, List.of());
        } catch (OcppEncodeException e) {
            return new Prepared<>(null, NotSentReason.INVALID, e.violations());
        }
    }

    private byte[] request(MessageType type, String id, OcppMessage message) {
        if (config.policies().signer() == null) {
            return RpcJson.request(type, id, message, validator.codecFor(message));
        }
        byte[] payload = validator.codecFor(message).toBytes(message);
        Action action = message.ocppAction();
        return RpcJson.request(type, id, action.wireName(), payload, signature(type, action, payload, false));
    }

    /** Writes the answer to a CALL; throws what the codec throws if the response cannot be sent. */
    byte[] result(InboundCall call, Action action, OcppResponse response) {
        if (config.policies().signer() == null) {
            return RpcJson.result(call.messageId(), response, validator.codecFor(response));
        }
        byte[] payload = validator.codecFor(response).toBytes(response);
        return RpcJson.result(
                call.messageId(), payload, signature(MessageType.CALLRESULT, action, payload, call.isSigned()));
    }

    private @Nullable FlattenedJws signature(MessageType type, Action action, byte[] payload, boolean answersSigned) {
        MessageSigner signer = config.policies().signer();
        return signer == null
                ? null
                : signer.sign(new MessageSigner.Unsigned(identity, version, type, action, payload, answersSigned))
                        .orElse(null);
    }

    /** Gives an outcome its type: the session read the response as the one of the request's action. */
    @SuppressWarnings("unchecked")
    static <R extends OcppResponse> Outcome<R> typed(Outcome<?> outcome, Class<? extends OcppResponse> type) {
        if (outcome instanceof Outcome.Replied<?> replied && !type.isInstance(replied.value())) {
            throw new IllegalStateException("The response is no " + type.getSimpleName() + ".");
        }
        return (Outcome<R>) outcome;
    }

    /** Gives the outcome to come its type; cancelling the result cancels the CALL. */
    static <R extends OcppResponse> CompletableFuture<Outcome<R>> typed(
            CompletableFuture<Outcome<?>> outcomes, Class<? extends OcppResponse> type) {
        CompletableFuture<Outcome<R>> result = new CompletableFuture<>();
        Stages.whenDone(outcomes, (outcome, failure) -> {
            if (failure == null) {
                result.complete(typed(outcome, type));
            } else {
                result.completeExceptionally(failure);
            }
        });
        Stages.whenDone(result, (outcome, failure) -> {
            if (result.isCancelled()) {
                outcomes.cancel(false);
            }
        });
        return result;
    }
}
