package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.rpc.NotSentReason;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who waits for the outcome of which queued message. Safe for use by several threads. */
final class Deliveries {
    private final OfflineQueue queue;
    private final Executor executor;
    private final Consumer<List<QueuedMessage>> dropped;
    private final Map<Long, Waiter> waiting = new HashMap<>();

    private record Waiter(Action action, Consumer<Outcome<?>> consumer) {}

    Deliveries(OfflineQueue queue, Executor executor, Consumer<List<QueuedMessage>> dropped) {
        this.queue = queue;
        this.executor = executor;
        this.dropped = dropped;
    }

    /** Queues a message; the outcome comes later, or at once if there is no room. */
    <R extends OcppResponse> CompletableFuture<Outcome<R>> add(OcppRequest<R> request, QueuedMessage message) {
        CompletableFuture<Outcome<R>> future = new CompletableFuture<>();
        OfflineQueue.Appended appended;
        synchronized (this) {
            appended = queue.append(message);
            appended.sequence()
                    .ifPresent(sequence ->
                            waiting.put(sequence, new Waiter(request.ocppAction(), o -> complete(future, o))));
        }
        if (appended.sequence().isEmpty()) {
            complete(future, notSent(request.ocppAction(), NotSentReason.QUEUE_FULL, List.of()));
        }
        for (QueueEntry entry : appended.dropped()) {
            settle(entry, notSent(entry.message().action(), NotSentReason.QUEUE_FULL, List.of()));
        }
        if (!appended.dropped().isEmpty()) {
            dropped.accept(appended.dropped().stream().map(QueueEntry::message).toList());
        }
        return future;
    }

    /** The payload was read as the response of the request's action, so the type fits. */
    @SuppressWarnings("unchecked")
    private <R extends OcppResponse> void complete(CompletableFuture<Outcome<R>> future, Outcome<?> outcome) {
        executor.execute(() -> future.complete((Outcome<R>) outcome));
    }

    static <R extends OcppResponse> Outcome<R> notSent(
            Action action, NotSentReason reason, List<Violation> violations) {
        return new Outcome.NotSent<>(action, reason, violations);
    }

    void settle(QueueEntry entry, Outcome<?> outcome) {
        Waiter waiter;
        synchronized (this) {
            waiter = waiting.remove(entry.sequence());
        }
        if (waiter != null) {
            waiter.consumer().accept(outcome);
        }
    }

    /** Nobody will hear any more in this run of the station. */
    void stopped() {
        List<Waiter> all;
        synchronized (this) {
            all = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        all.forEach(w -> w.consumer().accept(notSent(w.action(), NotSentReason.STOPPED, List.of())));
    }

    /** Returns why no version can carry a request, or null if one can. */
    static <R extends OcppResponse> @Nullable Outcome<R> refusal(OcppRequest<R> request, List<OcppVersion> versions) {
        Action action = request.ocppAction();
        if (!action.sender().allows(MessageSender.CHARGING_STATION)) {
            return notSent(action, NotSentReason.WRONG_DIRECTION, List.of());
        }
        Outcome<R> refusal = notSent(action, NotSentReason.NOT_IN_VERSION, List.of());
        for (OcppVersion version : versions) {
            if (action.isIn(version)) {
                List<Violation> violations = request.violations(version);
                if (violations.isEmpty()) {
                    return null;
                }
                refusal = notSent(action, NotSentReason.INVALID, violations);
            }
        }
        return refusal;
    }
}
