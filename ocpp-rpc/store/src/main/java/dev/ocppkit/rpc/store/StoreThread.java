package dev.ocppkit.rpc.store;

import dev.ocppkit.rpc.station.queue.QueueStoreException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** One thread that touches the file, because an interrupted thread would close it; callers wait, whatever happens. */
final class StoreThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ocpp-rpc-store");
        thread.setDaemon(true);
        return thread;
    });

    <T> T call(Callable<T> task) {
        Future<T> future;
        try {
            future = executor.submit(task);
        } catch (RejectedExecutionException e) {
            throw new QueueStoreException("The queue is closed.", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | CancellationException e) {
            throw asStoreException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static QueueStoreException asStoreException(Exception e) {
        return e.getCause() instanceof QueueStoreException known
                ? known
                : new QueueStoreException("The file of the queue cannot be used.", e.getCause());
    }

    void stop() {
        executor.shutdown();
    }

    boolean isStopped() {
        return executor.isShutdown();
    }
}
