package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.CallNotSentException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.FrameInterceptor;
import dev.ocppkit.rpc.Interceptor;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Leads messages through the interceptors of an endpoint.
 *
 * @param messages those of messages, the outermost first
 * @param frames those of frames, in the order in which they see what comes in
 */
public record Interception(List<Interceptor> messages, List<FrameInterceptor> frames) {
    /** The rest of the way of a CALL: what the connection does with it. */
    @FunctionalInterface
    interface Caller {
        CompletableFuture<? extends Outcome<?>> call(OcppRequest<?> request, CallOptions options);
    }

    boolean hasNone() {
        return messages.isEmpty();
    }

    CompletionStage<? extends OcppResponse> handle(
            OcppRequest<?> request, CallContext context, Handlers.Requests handler) throws Exception {
        Interceptor.Handling way = last -> handler.handle(sameAction(request, last), context);
        for (int i = messages.size() - 1; i >= 0; i--) {
            Interceptor interceptor = messages.get(i);
            Interceptor.Handling next = way;
            way = given -> interceptor.handle(given, context, next);
        }
        return way.proceed(request);
    }

    void take(OcppSend message, MessageContext context, Handlers.Sends handler) throws Exception {
        Interceptor.Taking way = last -> handler.handle(sameAction(message, last), context);
        for (int i = messages.size() - 1; i >= 0; i--) {
            Interceptor interceptor = messages.get(i);
            Interceptor.Taking next = way;
            way = given -> interceptor.take(given, context, next);
        }
        way.proceed(message);
    }

    /** Completes with the outcome; cancelling it cancels the CALL. */
    CompletableFuture<Outcome<?>> call(
            OcppRequest<?> request, CallOptions options, OcppConnection connection, Caller caller) {
        AtomicReference<@Nullable CompletableFuture<? extends Outcome<?>>> sent = new AtomicReference<>();
        Interceptor.Calling way = (last, chosen) -> {
            CompletableFuture<? extends Outcome<?>> future = caller.call(sameAction(request, last), chosen);
            sent.set(future);
            return future;
        };
        for (int i = messages.size() - 1; i >= 0; i--) {
            Interceptor interceptor = messages.get(i);
            Interceptor.Calling next = way;
            way = (given, chosen) -> interceptor.call(given, chosen, connection, next);
        }
        CompletableFuture<Outcome<?>> result = new CompletableFuture<>();
        try {
            Stages.whenDone(
                    way.proceed(request, options),
                    (outcome, failure) -> finish(request, result, sent.get(), outcome, failure));
        } catch (RuntimeException e) {
            finish(request, result, sent.get(), null, e);
        }
        Stages.whenDone(result, (outcome, failure) -> {
            CompletableFuture<? extends Outcome<?>> inner = sent.get();
            if (result.isCancelled() && inner != null) {
                inner.cancel(false);
            }
        });
        return result;
    }

    private static void finish(
            OcppRequest<?> request,
            CompletableFuture<Outcome<?>> result,
            @Nullable CompletableFuture<? extends Outcome<?>> sent,
            @Nullable Outcome<?> outcome,
            @Nullable Throwable failure) {
        if (outcome != null && fits(request, outcome)) {
            result.complete(outcome);
            return;
        }
        UserCode.interceptorFailed(failure);
        if (sent == null) {
            result.complete(new Outcome.NotSent<>(request.ocppAction(), NotSentReason.VETOED, List.of()));
        } else {
            // It was sent, so what became of it is the truth, whatever the interceptor makes of it.
            Stages.whenDone(sent, (real, cancelled) -> result.complete(real));
        }
    }

    private static boolean fits(OcppRequest<?> request, Outcome<?> outcome) {
        return !(outcome instanceof Outcome.Replied<?> replied)
                || replied.value().ocppAction() == request.ocppAction();
    }

    CompletableFuture<Void> send(OcppSend message, OcppConnection connection, Interceptor.Sending sender) {
        Interceptor.Sending way = last -> sender.proceed(sameAction(message, last));
        for (int i = messages.size() - 1; i >= 0; i--) {
            Interceptor interceptor = messages.get(i);
            Interceptor.Sending next = way;
            way = given -> interceptor.send(given, connection, next);
        }
        try {
            return way.proceed(message).toCompletableFuture();
        } catch (RuntimeException e) {
            UserCode.interceptorFailed(e);
            return CompletableFuture.failedFuture(
                    new CallNotSentException(message.ocppAction(), NotSentReason.VETOED, List.of()));
        }
    }

    private static <M extends OcppMessage> M sameAction(OcppMessage first, M last) {
        if (first.ocppAction() != last.ocppAction()) {
            throw new IllegalArgumentException(
                    "an interceptor turned " + first.ocppAction() + " into " + last.ocppAction());
        }
        return last;
    }

    byte @Nullable [] inbound(OcppConnection connection, byte[] frame) {
        byte[] current = frame;
        try {
            for (FrameInterceptor interceptor : frames) {
                byte[] next = interceptor.inbound(connection, current);
                if (next == null) {
                    return null;
                }
                current = next;
            }
        } catch (RuntimeException e) {
            UserCode.interceptorFailed(e);
            return null;
        }
        return current;
    }

    byte[] outbound(OcppConnection connection, byte[] frame) {
        byte[] current = frame;
        for (int i = frames.size() - 1; i >= 0; i--) {
            current = frames.get(i).outbound(connection, current);
        }
        return current;
    }
}
