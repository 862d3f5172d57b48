package dev.ocppkit.rpc.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the JVM alive. */
final class DaemonThreads implements ThreadFactory {
    private static final Executor SHARED = Executors.newCachedThreadPool(new DaemonThreads("ocpp-rpc-"));

    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();

    DaemonThreads(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the executor of endpoints that are given none: one thread per task that runs, reused. */
    static Executor shared() {
        return SHARED;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, prefix + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
