package dev.ocppkit.rpc.internal;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Ends chains of stages. */
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
}
