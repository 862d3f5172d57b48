package dev.ocppkit.rpc.testkit;

import dev.ocppkit.rpc.spi.ServerBinding;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The clock, the timers, the chance and the network of a test; with one seed everything happens again in the same way.
 *
 * <pre>{@code
 * VirtualWorld world = new VirtualWorld(42);
 * OcppServer csms = OcppServer.builder().acceptAll().executor(world.executor()).time(world.time()).build();
 * InMemoryTransport network = world.network(csms.binding());
 * OcppClient station = OcppClient.builder()
 *         .identity("CS-1").endpoint(URI.create("ws://csms/ocpp"))
 *         .transport(network).executor(world.executor()).time(world.time())
 *         .build();
 * station.connect();
 * world.advance(Duration.ofSeconds(90));
 * network.links().get(0).fallSilent();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class VirtualWorld {
    private final VirtualTime time = new VirtualTime();
    private final RandomGenerator random;
    private final TaskQueue tasks = new TaskQueue();
    private final List<InMemoryTransport> networks = new ArrayList<>();

    /**
     * Makes a world.
     *
     * @param seed what its chance begins with
     */
    public VirtualWorld(long seed) {
        random = new Random(seed);
    }

    /**
     * Returns the clock and the timers.
     *
     * @return the time, which {@link #advance} lets pass
     */
    public VirtualTime time() {
        return time;
    }

    /**
     * Returns what decides at random.
     *
     * @return the generator that the networks use too
     */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Returns an executor that runs tasks on the thread that brings them, one after the other: a task that is brought by
     * another one waits until that is done.
     *
     * @return the executor
     */
    public Executor executor() {
        return tasks;
    }

    /**
     * Makes a network in front of a CSMS, without latency.
     *
     * @param csms the CSMS
     * @return the network
     */
    public InMemoryTransport network(ServerBinding csms) {
        InMemoryTransport network = new InMemoryTransport(csms, time, LinkConditions.PERFECT, random);
        networks.add(network);
        return network;
    }

    /**
     * Returns all open connections.
     *
     * @return a copy, network by network in the order in which they were made
     */
    public List<LinkPair> links() {
        return networks.stream().flatMap(network -> network.links().stream()).toList();
    }

    /**
     * Lets time pass.
     *
     * @param duration how much; not negative
     */
    public void advance(Duration duration) {
        time.pass(duration);
    }

    /** Runs tasks in their order, never one inside another. */
    private static final class TaskQueue implements Executor {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable task) {
            synchronized (this) {
                waiting.add(Objects.requireNonNull(task, "task"));
                if (running) {
                    return;
                }
                running = true;
            }
            for (Runnable next = next(); next != null; next = next()) {
                runGuarded(next);
            }
        }

        private void runGuarded(Runnable task) {
            boolean done = false;
            try {
                task.run();
                done = true;
            } finally {
                if (!done) {
                    synchronized (this) {
                        running = false;
                    }
                }
            }
        }

        private synchronized @Nullable Runnable next() {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
