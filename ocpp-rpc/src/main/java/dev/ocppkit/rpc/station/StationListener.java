package dev.ocppkit.rpc.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcException;
import dev.ocppkit.rpc.station.queue.QueueStoreException;
import dev.ocppkit.rpc.station.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;

/**
 * Hears how a charging station fares. All methods run on the executor of the station, one after the other, and do nothing by
 * default.
 */
public interface StationListener {
    /**
     * Hears of a new connection.
     *
     * @param slot the network profile it was made with
     * @param version the negotiated version
     * @param offlineFor how long there was none, or since the station was started
     */
    default void connected(NetworkSlot slot, OcppVersion version, Duration offlineFor) {}

    /** Hears that the connection is gone. */
    default void disconnected() {}

    /**
     * Hears that an attempt to connect failed.
     *
     * @param slot the network profile that was tried
     * @param cause why, usually a {@link dev.ocppkit.rpc.ConnectFailedException}
     */
    default void connectFailed(NetworkSlot slot, RpcException cause) {}

    /**
     * Hears how long the station waits before it connects again.
     *
     * @param time how long
     */
    default void waiting(Duration time) {}

    /**
     * Hears how the CSMS answered a BootNotification.
     *
     * @param status how
     */
    default void registered(RegistrationStatusEnum status) {}

    /**
     * Hears that messages can pass: the station is connected and accepted. What happened meanwhile is to be reported now, of
     * all connectors if it was offline for longer than OCPPCommCtrlr.OfflineThreshold or has booted, else of those that
     * changed.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.05, B04.FR.01 and B04.FR.02.
     *
     * @param offlineFor how long the station was not connected
     */
    default void online(Duration offlineFor) {}

    /**
     * Hears that the clock follows the CSMS; see {@link dev.ocppkit.rpc.OcppStation#now}.
     *
     * @param offset how far the CSMS is ahead of the time source of the station; negative if it is behind
     */
    default void clockAdjusted(Duration offset) {}

    /**
     * Hears that a queued message is given up: the CSMS failed to process it as often as configured, or it can never be sent.
     *
     * <p>Spec: OCPP 2.1 Part 2, E13.FR.04.
     *
     * @param message the message
     * @param outcome what became of the last transmission
     */
    default void discarded(QueuedMessage message, Outcome<?> outcome) {}

    /**
     * Hears that queued messages had to make room.
     *
     * <p>Spec: OCPP 2.1 Part 2, E12.FR.04 and E12.FR.05.
     *
     * @param messages what was dropped
     */
    default void dropped(List<QueuedMessage> messages) {}

    /**
     * Hears that the store of the queue failed while the station was at work with it; the station tries again.
     *
     * @param failure what failed
     */
    default void storeFailed(QueueStoreException failure) {}
}
