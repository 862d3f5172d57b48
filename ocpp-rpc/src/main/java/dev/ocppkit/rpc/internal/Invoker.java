package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.RawCall;
import dev.ocppkit.rpc.RawHandler;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.frame.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers and turns what comes of it into frames. Called on the executor.
 *
 * <p>Spec: OCPP 2.1 Part 2, FR.02 and FR.03 (each CALL gets exactly one answer).
 */
final class Invoker {
    private final Connection connection;
    private final SessionRunner runner;
    private final RegistrationMemory memory;
    private final Handlers handlers;
    private final Outbound outbound;
    private final Registration registration;
    private final Interception interception;

    Invoker(
            Connection connection,
            SessionRunner runner,
            RegistrationMemory memory,
            Handlers handlers,
            Outbound outbound,
            Registration registration,
            Interception interception) {
        this.connection = connection;
        this.runner = runner;
        this.memory = memory;
        this.handlers = handlers;
        this.outbound = outbound;
        this.registration = registration;
        this.interception = interception;
    }

    void invoke(InboundCall call) {
        try {
            if (call.content() instanceof InboundCall.Typed typed) {
                invoke(call, typed);
            } else if (call.content() instanceof InboundCall.Raw raw) {
                invoke(call, raw.call());
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            interruptAgain(e);
            fail(call, e);
        }
    }

    private void invoke(InboundCall call, InboundCall.Typed typed) throws Exception {
        Handlers.Requests handler = handlers.requests(typed.action(), connection.version());
        if (handler == null) {
            throw new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "The action is not supported here.");
        }
        if (connection.hasWrongSerialNumber(typed.request())) {
            refuseSerialNumber(call);
            return;
        }
        OcppResponse fixed = registration.answerWhilePending(typed.request());
        if (fixed != null) {
            reply(call, typed, fixed);
            return;
        }
        CallContext context = new Contexts.Call(connection, call);
        CompletionStage<? extends OcppResponse> stage = interception.hasNone()
                ? handler.handle(typed.request(), context)
                : interception.handle(typed.request(), context, handler);
        whenDone(call, stage, response -> reply(call, typed, response));
    }

    /** B01.FR.12 */
    private void refuseSerialNumber(InboundCall call) {
        RpcErrorCode code = RpcErrorCode.SECURITY_ERROR;
        connection.report(new RpcEvent(RpcEvent.Kind.WRONG_SERIAL_NUMBER, call.messageId(), call.action(), code, null));
        fail(call, new CallErrorException(code, "The serial number is not that of the certificate."));
        connection.close(CloseCodes.POLICY_VIOLATION, "serial number is not that of the certificate");
    }

    private void invoke(InboundCall call, RawCall raw) throws Exception {
        RawHandler handler = handlers.raw(raw.action());
        if (handler == null) {
            throw new CallErrorException(RpcErrorCode.NOT_SUPPORTED, "The action is not supported here.");
        }
        whenDone(call, handler.handle(raw, new Contexts.Call(connection, call)), payload -> reply(call, payload));
    }

    private <T> void whenDone(InboundCall call, @Nullable CompletionStage<T> stage, Consumer<@Nullable T> reply) {
        if (stage == null) {
            fail(call, new IllegalStateException("The handler returned null."));
            return;
        }
        Stages.whenDone(stage, (response, failure) -> {
            if (failure != null) {
                fail(call, failure);
            } else {
                reply.accept(response);
            }
        });
    }

    void invoke(InboundSend send) {
        try {
            Handlers.Sends handler = handlers.sends(send.action());
            if (handler != null) {
                MessageContext context = new Contexts.Send(connection, send);
                if (interception.hasNone()) {
                    handler.handle(send.message(), context);
                } else {
                    interception.take(send.message(), context, handler);
                }
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            interruptAgain(e);
            report(send.messageId(), send.action().wireName(), send.action(), null, e);
        } finally {
            runner.taken(send);
        }
    }

    private static void interruptAgain(Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(InboundCall call, @Nullable String payload) {
        byte[] json = payload == null ? new byte[0] : payload.getBytes(StandardCharsets.UTF_8);
        if (!(RpcJson.readDocument(json, 0, json.length).value() instanceof Map<?, ?>)) {
            fail(call, new IllegalStateException("The raw handler made no JSON object."));
            return;
        }
        connection.handled(call, null);
        runner.answer(call, null, RpcJson.result(call.messageId(), json, null));
    }

    private void reply(InboundCall call, InboundCall.Typed typed, @Nullable OcppResponse response) {
        if (response == null || response.ocppAction() != typed.action()) {
            fail(call, new IllegalStateException("The handler made no response of its action."));
            return;
        }
        byte[] frame;
        try {
            frame = outbound.result(call, typed.action(), response);
            if (response instanceof BootNotificationResponse boot) {
                memory.save(boot.status());
            }
        } catch (RuntimeException e) {
            fail(call, e);
            return;
        }
        connection.handled(call, null);
        runner.answer(call, response, frame);
    }

    private void fail(InboundCall call, Throwable failure) {
        Throwable cause = Stages.cause(failure);
        CallErrorException refusal;
        if (cause instanceof CallErrorException error && !error.isReceived()) {
            refusal = error;
        } else {
            report(call.messageId(), call.actionName(), call.action(), RpcErrorCode.INTERNAL_ERROR, cause);
            // Nothing of the cause goes to the peer.
            refusal =
                    new CallErrorException(RpcErrorCode.INTERNAL_ERROR, "The request could not be handled.", Map.of());
        }
        connection.handled(call, refusal.code());
        runner.answer(
                call,
                null,
                RpcJson.error(
                        MessageType.CALLERROR,
                        call.messageId(),
                        refusal.code(),
                        refusal.description(),
                        refusal.details()));
    }

    private void report(
            String messageId, String name, @Nullable Action action, @Nullable RpcErrorCode code, Throwable cause) {
        UserCode.handlerFailed(name, cause);
        connection.report(new RpcEvent(RpcEvent.Kind.HANDLER_FAILED, messageId, action, code, cause));
    }
}
