package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.rpc.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What to do with the results and failures of stages. */
public final class Stages {
    private Stages() {}

    /**
     * Does something with the result of a stage, where nothing waits for that in turn.
     *
     * @param <T> the result
     * @param stage the stage
     * @param action takes the result or the failure; it must not throw
     */
    public static <T extends @Nullable Object> void whenDone(
            CompletionStage<T> stage, BiConsumer<? super T, ? super @Nullable Throwable> action) {
        stage.whenComplete(action);
    }

    /**
     * Returns why a stage failed, without what a stage before it wrapped that in.
     *
     * @param failure how the stage failed
     * @return the failure, or what it wraps
     */
    public static Throwable cause(Throwable failure) {
        Throwable wrapped = failure instanceof CompletionException ? failure.getCause() : null;
        return wrapped == null ? failure : wrapped;
    }

    /**
     * Turns outcomes into exceptions; cancelling the result cancels the CALL.
     *
     * @param <R> the response
     * @param outcomes what becomes of a CALL
     * @return the response, or what {@link Outcome#orThrow} throws
     */
    public static <R extends OcppResponse> CompletableFuture<R> orThrow(CompletableFuture<Outcome<R>> outcomes) {
        CompletableFuture<R> result = new CompletableFuture<>();
        whenDone(outcomes, (outcome, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            try {
                result.complete(outcome.orThrow());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        whenDone(result, (response, failure) -> {
            if (result.isCancelled()) {
                outcomes.cancel(false);
            }
        });
        return result;
    }
}
