package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.message.BootNotificationResponse;
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
    private final Outbound outbound;
    private final Registration registration;

    Invoker(Connection connection, Handlers handlers, Outbound outbound, Registration registration) {
        this.connection = connection;
        this.handlers = handlers;
        this.outbound = outbound;
        this.registration = registration;
    }

    void invoke(InboundCall call) {
        Handlers.Requests handler = handlers.requests(call.action(), connection.version());
        if (handler == null) {
            fail(call, new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "The action is not supported here."));
            return;
        }
        OcppResponse fixed = registration.answerWhilePending(call.request());
        if (fixed != null) {
            reply(call, fixed);
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
            frame = outbound.result(call, response);
            if (response instanceof BootNotificationResponse boot) {
                connection.saveRegistration(boot.status());
            }
        } catch (RuntimeException e) {
            fail(call, e);
            return;
        }
        connection.answer(call, response, frame);
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
                null,
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
