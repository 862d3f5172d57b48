package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.OcppEncodeException;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.frame.MessageType;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers and turns what comes of it into frames. Called on the executor.
 *
 * <p>Spec: OCPP 2.1 Part 2, FR.02 and FR.03 (each CALL gets exactly one answer).
 */
final class Invoker {
    private final Connection connection;
    private final Handlers handlers;
    private final OcppCodec codec;

    Invoker(Connection connection, Handlers handlers, OcppCodec codec) {
        this.connection = connection;
        this.handlers = handlers;
        this.codec = codec;
    }

    void invoke(InboundCall call) {
        Handlers.Requests handler = handlers.requests(call.action(), codec.version());
        if (handler == null) {
            fail(call, new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "The action is not supported here."));
            return;
        }
        try {
            CompletionStage<? extends OcppResponse> stage =
                    handler.handle(call.request(), new Contexts.Call(connection, call));
            if (stage == null) {
                fail(call, new IllegalStateException("The handler returned null."));
                return;
            }
            stage.whenComplete((response, failure) -> {
                if (failure != null) {
                    fail(call, failure);
                } else {
                    reply(call, response);
                }
            });
        } catch (Exception | LinkageError | StackOverflowError e) {
            interruptAgain(e);
            fail(call, e);
        }
    }

    void invoke(InboundSend send) {
        try {
            Handlers.Sends handler = handlers.sends(send.action());
            if (handler != null) {
                handler.handle(send.message(), new Contexts.Send(connection, send));
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            interruptAgain(e);
            report(send.messageId(), send.action(), null, e);
        } finally {
            connection.taken(send);
        }
    }

    private static void interruptAgain(Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(InboundCall call, @Nullable OcppResponse response) {
        if (response == null || response.ocppAction() != call.action()) {
            fail(call, new IllegalStateException("The handler made no response of its action."));
            return;
        }
        byte[] frame;
        try {
            frame = RpcJson.result(call.messageId(), response, codec);
        } catch (OcppEncodeException | IllegalArgumentException e) {
            fail(call, e);
            return;
        }
        connection.answer(call, frame);
    }

    private void fail(InboundCall call, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        CallErrorException refusal;
        if (cause instanceof CallErrorException error && !error.isReceived()) {
            refusal = error;
        } else {
            report(call.messageId(), call.action(), RpcErrorCode.INTERNAL_ERROR, cause);
            // Nothing of the cause goes to the peer.
            refusal =
                    new CallErrorException(RpcErrorCode.INTERNAL_ERROR, "The request could not be handled.", Map.of());
        }
        connection.answer(
                call,
                RpcJson.error(
                        MessageType.CALLERROR,
                        call.messageId(),
                        refusal.code(),
                        refusal.description(),
                        refusal.details()));
    }

    private void report(String messageId, Action action, @Nullable RpcErrorCode code, Throwable cause) {
        UserCode.handlerFailed(action.wireName(), cause);
        connection.report(new RpcEvent(RpcEvent.Kind.HANDLER_FAILED, messageId, action, code, cause));
    }
}
