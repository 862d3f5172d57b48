package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.spi.TimeSource;
import java.util.concurrent.Executor;

/** What endpoints use that are told nothing else. */
public final class Defaults {
    private Defaults() {}

    /**
     * Returns the shared executor.
     *
     * @return a virtual thread for each task on Java 21 and later, else a pool of daemon threads that grows as needed
     */
    public static Executor executor() {
        return HandlerThreads.shared();
    }

    /**
     * Returns the time of the machine.
     *
     * @return the shared clock and timer
     */
    public static TimeSource time() {
        return SystemTime.shared();
    }
}
