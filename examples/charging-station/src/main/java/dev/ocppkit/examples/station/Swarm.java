package dev.ocppkit.examples.station;

import dev.ocppkit.rpc.FrameRecorder;
import dev.ocppkit.rpc.spi.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The stations of a process, which share threads, the transport and the recording. */
final class Swarm implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MILLIS_APART = 20;

    private final List<Station> stations = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "station");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger accepted = new AtomicInteger();
    private final @Nullable FrameRecorder recorder;
    private final Shared shared;
    private boolean closed;

    Swarm(
            Options options,
            @Nullable Integer count,
            Transport transport,
            @Nullable FrameRecorder recorder,
            Shared.Console console)
            throws IOException {
        this.recorder = recorder;
        shared = new Shared(timer, transport, recorder, console, accepted);
        if (count == null) {
            stations.add(new Station(options, shared));
        } else {
            for (int number = 1; number <= count; number++) {
                stations.add(new Station(options.withIdentity(options.identity() + "-" + number), shared));
            }
        }
    }

    /** Starts the stations one after the other. */
    void start() {
        for (int i = 0; i < stations.size(); i++) {
            shared.later(stations.get(i)::start, (long) i * MILLIS_APART);
        }
    }

    boolean allAccepted() {
        return accepted.get() == stations.size();
    }

    String summary() {
        long online = stations.stream().filter(Station::isOnline).count();
        long charging = stations.stream().mapToLong(Station::transactionCount).sum();
        return stations.size() + " stations: " + accepted + " accepted, " + online + " online, " + charging
                + " transactions now";
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stations.parallelStream().forEach(Station::close);
            timer.shutdownNow();
            if (recorder != null) {
                recorder.close();
            }
        }
    }
}
