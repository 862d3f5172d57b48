package dev.ocppkit.rpc.station;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the device model that steer a charging station's communication. They are read anew at each step, so that
 * a change by the CSMS counts at once; {@link StationSettings} is an implementation in memory.
 *
 * <p>Called from several threads; the methods return quickly and do not throw. Negative numbers and times count as 0.
 *
 * <p>Spec: OCPP 2.1 Part 2, 2.1 (OCPPCommCtrlr); Part 4, chapter 8.
 */
public interface StationVariables {
    /**
     * Returns OCPPCommCtrlr.RetryBackOffWaitMinimum.
     *
     * @return the first time to wait before connecting again, without its random part
     */
    Duration retryBackOffWaitMinimum();

    /**
     * Returns OCPPCommCtrlr.RetryBackOffRandomRange.
     *
     * @return the greatest random time that is added to each wait
     */
    Duration retryBackOffRandomRange();

    /**
     * Returns OCPPCommCtrlr.RetryBackOffRepeatTimes.
     *
     * @return how many times the wait is doubled
     */
    int retryBackOffRepeatTimes();

    /**
     * Returns OCPPCommCtrlr.NetworkConfigurationPriority.
     *
     * @return the configuration slots to try, the preferred one first
     */
    List<Integer> networkConfigurationPriority();

    /**
     * Returns OCPPCommCtrlr.NetworkProfileConnectionAttempts.
     *
     * @return how many times a slot is tried before the next one; 0 counts as 1
     */
    int networkProfileConnectionAttempts();

    /**
     * Returns OCPPCommCtrlr.ActiveNetworkProfile.
     *
     * @return the slot of the last successful connection, also one before a restart; empty if there was none
     */
    OptionalInt activeNetworkProfile();

    /**
     * Sets OCPPCommCtrlr.ActiveNetworkProfile; called when a connection is open and a version agreed.
     *
     * @param slot the configuration slot
     */
    void setActiveNetworkProfile(int slot);

    /**
     * Returns OCPPCommCtrlr.HeartbeatInterval.
     *
     * @return the time between Heartbeats; 0 for none
     */
    Duration heartbeatInterval();

    /**
     * Sets OCPPCommCtrlr.HeartbeatInterval; called when a BootNotification is accepted with an interval above 0.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.04.
     *
     * @param interval the time
     */
    void setHeartbeatInterval(Duration interval);

    /**
     * Returns OCPPCommCtrlr.WebSocketPingInterval.
     *
     * @return the time between pings; 0 for none
     */
    Duration webSocketPingInterval();

    /**
     * Returns OCPPCommCtrlr.MessageAttempts[TransactionEvent].
     *
     * @return how many times a message is sent in all if the CSMS fails to process it; 0 counts as 1
     */
    int messageAttempts();

    /**
     * Returns OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent].
     *
     * @return what is waited after a failure, times the number of failures
     */
    Duration messageAttemptInterval();

    /**
     * Returns OCPPCommCtrlr.QueueAllMessages.
     *
     * @return whether messages without transaction are queued while the CSMS cannot be reached
     */
    boolean queueAllMessages();

    /**
     * Returns MonitoringCtrlr.OfflineQueuingSeverity.
     *
     * @return NotifyEvents of this severity and of smaller numbers are queued while offline; empty if none are
     */
    OptionalInt offlineQueuingSeverity();

    /**
     * Returns whether ClockCtrlr.TimeSource has Heartbeat.
     *
     * <p>Spec: OCPP 2.1 Part 2, B01.FR.06 and G02.FR.06.
     *
     * @return whether the clock follows the CSMS
     */
    boolean timeFromHeartbeat();

    /**
     * Returns SecurityCtrlr.Identity, for slots that have no identity of their own.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.16.
     *
     * @return the identity, or null for the one that the charging station was built with
     */
    @Nullable
    String identity();

    /**
     * Returns SecurityCtrlr.BasicAuthPassword, for slots that have no password of their own.
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, B09.FR.16.
     *
     * @return the password, or null if there is none
     */
    @Nullable
    String basicAuthPassword();
}
