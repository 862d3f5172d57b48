package dev.ocppkit.examples.station;

import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.spi.Transport;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What all stations of the process share.
 *
 * @param timer runs what is due
 * @param transport opens connections
 * @param recorder records all frames, or null
 * @param console tells the user
 * @param accepted how many stations a CSMS has accepted
 */
record Shared(
        ScheduledExecutorService timer,
        Transport transport,
        @Nullable FrameRecorder recorder,
        Console console,
        AtomicInteger accepted) {

    /** Does something later; what goes wrong is the task's own business. */
    void later(Runnable task, long millis) {
        var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Takes news for the user. */
    interface Console {
        void tell(String identity, String news);
    }
}
