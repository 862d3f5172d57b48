package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.rpc.CallNotSentException;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RawOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Brings messages of callers to the session, and its outcomes to their futures. */
final class Submissions {
    private final Connection connection;
    private final SessionRunner runner;
    private final SharedBuffers buffers;
    private final Outbound outbound;
    private final Interception interception;

    Submissions(
            Connection connection,
            SessionRunner runner,
            SharedBuffers buffers,
            Outbound outbound,
            Interception interception) {
        this.connection = connection;
        this.runner = runner;
        this.buffers = buffers;
        this.outbound = outbound;
        this.interception = interception;
    }

    <R extends OcppResponse> CompletableFuture<Outcome<R>> call(
            OcppRequest<R> request, CallOptions options, String messageId) {
        if (interception.hasNone()) {
            return callDirectly(request, options, messageId);
        }
        Class<? extends OcppResponse> type = request.ocppAction().responseType();
        return Outbound.typed(
                interception.call(
                        request, options, connection, (last, chosen) -> callDirectly(last, chosen, messageId)),
                type);
    }

    private <R extends OcppResponse> CompletableFuture<Outcome<R>> callDirectly(
            OcppRequest<R> request, CallOptions options, String messageId) {
        CompletableFuture<Outcome<R>> future = new CompletableFuture<>();
        Class<? extends OcppResponse> type = request.ocppAction().responseType();
        Outbound.Prepared<OutboundCall> prepared = outbound.call(
                request,
                messageId,
                options,
                outcome -> connection.runLater(() -> future.complete(Outbound.typed(outcome, type))));
        OutboundCall call = prepared.message();
        if (call == null) {
            connection.runLater(() -> future.complete(prepared.refusal(request.ocppAction())));
            return future;
        }
        begin(call, future);
        return future;
    }

    CompletableFuture<RawOutcome> call(VendorCall vendors) {
        CompletableFuture<RawOutcome> future = new CompletableFuture<>();
        begin(vendors.toCall(outcome -> connection.runLater(() -> future.complete(outcome))), future);
        return future;
    }

    private void begin(OutboundCall call, CompletableFuture<?> future) {
        if (buffers.isFull()) {
            call.completion().accept(new Outcome.NotSent<>(call.action(), NotSentReason.QUEUE_FULL, List.of()));
            return;
        }
        runner.submit(call);
        Stages.whenDone(future, (outcome, failure) -> {
            if (future.isCancelled()) {
                runner.cancel(call);
            }
        });
    }

    CompletableFuture<Void> send(OcppSend message) {
        return interception.hasNone()
                ? sendDirectly(message)
                : interception.send(message, connection, this::sendDirectly);
    }

    private CompletableFuture<Void> sendDirectly(OcppSend message) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Action action = message.ocppAction();
        Outbound.Prepared<OutboundSend> prepared =
                outbound.send(message, reason -> connection.runLater(() -> complete(future, action, reason)));
        OutboundSend send = prepared.message();
        if (send == null) {
            connection.runLater(() -> future.completeExceptionally(prepared.exception(action)));
        } else if (buffers.isFull()) {
            send.completion().accept(NotSentReason.QUEUE_FULL);
        } else {
            runner.submit(send);
        }
        return future;
    }

    private static void complete(CompletableFuture<Void> future, Action action, @Nullable NotSentReason reason) {
        if (reason == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(new CallNotSentException(action, reason, List.of()));
        }
    }
}
