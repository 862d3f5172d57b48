package dev.ocppkit.rpc.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The executor of endpoints that are given none: a virtual thread for each task where the JDK has them (21 and later), else
 * pooled daemon threads. Neither keeps the JVM alive.
 */
final class HandlerThreads {
    private static final Executor SHARED = choose();

    private HandlerThreads() {}

    static Executor shared() {
        return SHARED;
    }

    private static Executor choose() {
        Executor virtual = virtualThreads();
        return virtual != null ? virtual : Executors.newCachedThreadPool(new DaemonThreads("ocpp-rpc-"));
    }

    /** Looks the method up, because this library runs on Java 17 too. */
    private static @Nullable Executor virtualThreads() {
        try {
            MethodHandle perTask = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) perTask.invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException | UnsupportedOperationException e) {
            // Java 17, or 19 and 20 where they are a preview that is off.
            return null;
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
