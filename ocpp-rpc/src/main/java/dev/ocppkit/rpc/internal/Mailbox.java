package dev.ocppkit.rpc.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs short tasks one after the other, on whichever thread finds it idle, without a lock that anyone waits for. A task may
 * post further ones.
 */
public final class Mailbox {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** Makes an idle mailbox. */
    public Mailbox() {}

    /**
     * Runs a task, or leaves it to the thread that is running one.
     *
     * @param task returns quickly and does not throw
     */
    public void post(Runnable task) {
        if (pending.compareAndSet(0, 1)) {
            runFirst(task);
        } else {
            tasks.add(task);
            if (pending.getAndIncrement() != 0) {
                return;
            }
            tasks.remove().run();
        }
        while (pending.decrementAndGet() != 0) {
            tasks.remove().run();
        }
    }

    /** Mostly nothing waits, and then the task need not be kept; what another thread is just adding must not be overtaken. */
    private void runFirst(Runnable task) {
        if (tasks.isEmpty()) {
            task.run();
        } else {
            tasks.add(task);
            tasks.remove().run();
        }
    }
}
