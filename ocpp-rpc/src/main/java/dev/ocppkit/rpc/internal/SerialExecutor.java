package dev.ocppkit.rpc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other on another executor; they may block. */
public final class SerialExecutor implements Executor {
    private final Executor executor;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /**
     * Makes an executor.
     *
     * @param executor runs the tasks
     */
    public SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.addLast(task);
            if (running) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        try {
            executor.execute(this::runAll);
        } catch (RejectedExecutionException e) {
            // The executor was shut down: nobody is left to be told.
            synchronized (tasks) {
                tasks.clear();
                running = false;
            }
        }
    }

    private void runAll() {
        Runnable task = next();
        while (task != null) {
            UserCode.run(task);
            task = next();
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.pollFirst();
            running = task != null;
            return task;
        }
    }
}
