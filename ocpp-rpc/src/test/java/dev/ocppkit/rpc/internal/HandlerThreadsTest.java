package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandlerThreadsTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private static Thread threadOfATask() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Defaults.executor().execute(() -> thread.complete(Thread.currentThread()));
        return thread.join();
    }

    private static boolean isVirtual(Thread thread) throws Throwable {
        MethodHandle isVirtual = MethodHandles.publicLookup()
                .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        return (boolean) isVirtual.invoke(thread);
    }

    @Test
    void handlersRunOnVirtualThreadsWhereTheJdkHasThemAndElseOnDaemonThreads() throws Throwable {
        Thread thread = threadOfATask();

        assertThat(thread.isDaemon()).isTrue();
        if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
            assertThat(isVirtual(thread)).isTrue();
        } else {
            assertThat(thread.getName()).startsWith("ocpp-rpc-");
        }
    }

    @Test
    void thereIsOneExecutorForAllEndpoints() {
        assertThat(Defaults.executor()).isSameAs(Defaults.executor());
    }
}
