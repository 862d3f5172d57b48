package dev.ocppkit.rpc.testkit.conformance;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long to wait for what must come, and for what must not. */
final class Patience {
    private static final long SECONDS = 30;
    /** A transport that is right passes however long or short this is. */
    private static final long SHORT_MILLIS = 400;

    private Patience() {}

    static <T> T await(CompletionStage<T> stage, String what) throws InterruptedException, ExecutionException {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ".", e);
        }
    }

    static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T next = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Waited in vain for " + what + ".");
        }
        return next;
    }

    static void nothingIn(BlockingQueue<?> queue, String what) throws InterruptedException {
        if (queue.poll(SHORT_MILLIS, TimeUnit.MILLISECONDS) != null) {
            throw new AssertionError("There came " + what + ".");
        }
    }

    static boolean staysPending(CompletionStage<?> stage) throws InterruptedException, ExecutionException {
        try {
            stage.toCompletableFuture().get(SHORT_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }
}
