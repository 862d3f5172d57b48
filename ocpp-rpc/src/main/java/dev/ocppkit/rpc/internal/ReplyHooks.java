package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.CallErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a handler wants to be done after its reply. Safe for use by several threads. */
final class ReplyHooks {
    private @Nullable List<Runnable> afterReply = new ArrayList<>();
    private final List<Consumer<CallErrorException>> onRejected = new ArrayList<>();

    /** Keeps a task; returns false if the reply is on the wire already, so that it may run at once. */
    synchronized boolean keep(Runnable task) {
        if (afterReply == null) {
            return false;
        }
        afterReply.add(task);
        return true;
    }

    synchronized void keep(Consumer<CallErrorException> listener) {
        onRejected.add(listener);
    }

    /** Returns the tasks when the reply is on the wire. */
    synchronized List<Runnable> replied() {
        List<Runnable> tasks = afterReply == null ? List.of() : afterReply;
        afterReply = null;
        return tasks;
    }

    synchronized List<Consumer<CallErrorException>> rejected() {
        return List.copyOf(onRejected);
    }
}
