package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.queue.QueueEntry;
import java.time.Duration;

/** What a charging station wants to be done, in order. */
public sealed interface StationEffect {
    /**
     * Connect, then tell {@code opened} or {@code dialFailed}.
     *
     * @param slot with which profile
     */
    record Dial(NetworkSlot slot) implements StationEffect {}

    /** Close the connection in an orderly way, then tell {@code closed}. */
    record Close() implements StationEffect {}

    /** Give the connection up: it is dead; then tell {@code closed}. */
    record GiveUp() implements StationEffect {}

    /** Forget that the CSMS accepted the station. */
    record Unregister() implements StationEffect {}

    /**
     * Send a BootNotification, then tell {@code bootAnswered} or {@code bootFailed}.
     *
     * @param reason why
     */
    record Boot(BootReasonEnum reason) implements StationEffect {}

    /** Send a Heartbeat, then tell {@code heartbeatDone}. */
    record Beat() implements StationEffect {}

    /** Send a ping. */
    record Ping() implements StationEffect {}

    /**
     * Send a queued message, then tell {@code delivered}.
     *
     * @param shot the transmission
     */
    record Deliver(Shot shot) implements StationEffect {}

    /**
     * A queued message is out of the queue.
     *
     * @param entry the message
     * @param outcome what became of it
     * @param discarded whether the CSMS does not have it
     */
    record Settle(QueueEntry entry, Outcome<?> outcome, boolean discarded) implements StationEffect {}

    /**
     * The station is connected.
     *
     * @param slot with which profile
     * @param switched whether the last connection was made with another one
     * @param offlineFor how long it was not connected
     */
    record Connected(NetworkSlot slot, boolean switched, Duration offlineFor) implements StationEffect {}

    /** The connection is gone. */
    record Disconnected() implements StationEffect {}

    /**
     * The CSMS answered a BootNotification.
     *
     * @param status how
     */
    record Registered(RegistrationStatusEnum status) implements StationEffect {}

    /**
     * Messages can pass again.
     *
     * @param offlineFor how long the station was not connected
     */
    record Online(Duration offlineFor) implements StationEffect {}

    /**
     * The station waits before it connects.
     *
     * @param time how long
     */
    record Pause(Duration time) implements StationEffect {}
}
