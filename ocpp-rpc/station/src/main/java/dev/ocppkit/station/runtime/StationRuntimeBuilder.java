package dev.ocppkit.station.runtime;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.FrameTap;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueStore;
import dev.ocppkit.station.StationStore;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes runtimes. Identity, transport, timer and device model must be given; by default memory and queue end with the
 * process, version 2.1 alone is offered, and nobody is told what happens. Not safe for threads.
 */
public final class StationRuntimeBuilder {
    private @Nullable String identity;
    List<OcppVersion> versions = List.of(OcppVersion.V2_1);
    private @Nullable Transport transport;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable DeviceModel model;
    StationStore store = StationStore.inMemory();
    QueueStore queue = new MemoryQueueStore();

    @Nullable
    FrameTap tap;

    Consumer<String> console = news -> {};

    StationRuntimeBuilder() {}

    /**
     * Sets who the station is.
     *
     * @param id the identity
     * @return this
     */
    public StationRuntimeBuilder identity(String id) {
        identity = id;
        return this;
    }

    /**
     * Sets what to offer.
     *
     * @param offered versions, the preferred one first
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public StationRuntimeBuilder versions(List<OcppVersion> offered) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("versions must not be empty");
        }
        versions = List.copyOf(offered);
        return this;
    }

    /**
     * Sets what opens connections.
     *
     * @param opens the transport
     * @return this
     */
    public StationRuntimeBuilder transport(Transport opens) {
        transport = opens;
        return this;
    }

    /**
     * Sets what runs that which is due; it may serve many stations, and is not shut down.
     *
     * @param scheduler the timer
     * @return this
     */
    public StationRuntimeBuilder timer(ScheduledExecutorService scheduler) {
        timer = scheduler;
        return this;
    }

    /**
     * Sets the device model. OCPPCommCtrlr steers communication; ChargingStation is told at boots.
     *
     * @param variables the variables
     * @return this
     */
    public StationRuntimeBuilder model(DeviceModel variables) {
        model = variables;
        return this;
    }

    /**
     * Sets the memory, which the runtime closes; the device model needs the same one.
     *
     * @param memory names and values
     * @return this
     */
    public StationRuntimeBuilder store(StationStore memory) {
        store = memory;
        return this;
    }

    /**
     * Sets where messages wait, which the runtime closes.
     *
     * @param messages the store of the queue
     * @return this
     */
    public StationRuntimeBuilder queue(QueueStore messages) {
        queue = messages;
        return this;
    }

    /**
     * Sets who sees all frames.
     *
     * @param sees the tap, or null for nobody
     * @return this
     */
    public StationRuntimeBuilder tap(@Nullable FrameTap sees) {
        tap = sees;
        return this;
    }

    /**
     * Sets who is told what happens, in short lines without secrets.
     *
     * @param tells takes lines, on any thread
     * @return this
     */
    public StationRuntimeBuilder console(Consumer<String> tells) {
        console = tells;
        return this;
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }

    String identity() {
        return given(identity, "identity");
    }

    Transport transport() {
        return given(transport, "transport");
    }

    ScheduledExecutorService timer() {
        return given(timer, "timer");
    }

    DeviceModel model() {
        return given(model, "model");
    }

    /**
     * Makes the runtime; the builder must not be used afterwards.
     *
     * @return a runtime that was not started
     * @throws IllegalStateException if something that must be given is missing
     */
    public StationRuntime build() {
        identity();
        transport();
        timer();
        return new StationRuntime(this);
    }
}
