package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.CallErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a handler wants to be done after its reply. Safe for use by several threads. */
final class ReplyHooks {
    private List<Runnable> afterReply = List.of();
    private List<Consumer<CallErrorException>> onRejected = List.of();
    private boolean replied;

    /** Keeps a task; returns false if the reply is on the wire already, so that it may run at once. */
    synchronized boolean keep(Runnable task) {
        if (replied) {
            return false;
        }
        if (afterReply.isEmpty()) {
            // Most replies have no task.
            afterReply = new ArrayList<>();
        }
        afterReply.add(task);
        return true;
    }

    synchronized void keep(Consumer<CallErrorException> listener) {
        if (onRejected.isEmpty()) {
            onRejected = new ArrayList<>();
        }
        onRejected.add(listener);
    }

    /** Returns the tasks when the reply is on the wire. */
    synchronized List<Runnable> replied() {
        List<Runnable> tasks = afterReply;
        afterReply = List.of();
        replied = true;
        return tasks;
    }

    synchronized List<Consumer<CallErrorException>> rejected() {
        return List.copyOf(onRejected);
    }
}
