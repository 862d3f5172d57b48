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
        tasks.add(task);
        if (pending.getAndIncrement() != 0) {
            return;
        }
        do {
            Runnable next = tasks.remove();
            next.run();
        } while (pending.decrementAndGet() != 0);
    }
}
