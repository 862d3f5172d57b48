package dev.ocppkit.rpc.station;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Variables in memory, for charging stations whose device model is not there yet, and for tests.
 *
 * <p>Defaults: retryBackOffWaitMinimum 10 s, retryBackOffRandomRange 10 s, retryBackOffRepeatTimes 5, networkConfigurationPriority slot 0, networkProfileConnectionAttempts 3, heartbeatInterval 5 min, webSocketPingInterval 1 min, messageAttempts 3, messageAttemptInterval 1 min, queueAllMessages false, timeFromHeartbeat true; no password, no active network profile.
 *
 * <p>Safe for use by several threads. The setters return the object itself.
 */
public final class StationSettings implements StationVariables {
    private volatile Duration retryBackOffWaitMinimum = Duration.ofSeconds(10);
    private volatile Duration retryBackOffRandomRange = Duration.ofSeconds(10);
    private volatile int retryBackOffRepeatTimes = 5;
    private volatile List<Integer> networkConfigurationPriority = List.of(0);
    private volatile int networkProfileConnectionAttempts = 3;
    private volatile Duration heartbeatInterval = Duration.ofMinutes(5);
    private volatile Duration webSocketPingInterval = Duration.ofMinutes(1);
    private volatile int messageAttempts = 3;
    private volatile Duration messageAttemptInterval = Duration.ofMinutes(1);
    private volatile boolean queueAllMessages = false;
    private volatile OptionalInt offlineQueuingSeverity = OptionalInt.empty();
    private volatile boolean timeFromHeartbeat = true;
    private volatile @Nullable String identity;
    private volatile @Nullable String basicAuthPassword;
    private volatile OptionalInt activeNetworkProfile = OptionalInt.empty();

    /** Makes variables with the defaults. */
    public StationSettings() {}

    @Override
    public Duration retryBackOffWaitMinimum() {
        return retryBackOffWaitMinimum;
    }

    @Override
    public Duration retryBackOffRandomRange() {
        return retryBackOffRandomRange;
    }

    @Override
    public int retryBackOffRepeatTimes() {
        return retryBackOffRepeatTimes;
    }

    @Override
    public List<Integer> networkConfigurationPriority() {
        return networkConfigurationPriority;
    }

    @Override
    public int networkProfileConnectionAttempts() {
        return networkProfileConnectionAttempts;
    }

    @Override
    public Duration heartbeatInterval() {
        return heartbeatInterval;
    }

    @Override
    public Duration webSocketPingInterval() {
        return webSocketPingInterval;
    }

    @Override
    public int messageAttempts() {
        return messageAttempts;
    }

    @Override
    public Duration messageAttemptInterval() {
        return messageAttemptInterval;
    }

    @Override
    public boolean queueAllMessages() {
        return queueAllMessages;
    }

    @Override
    public OptionalInt offlineQueuingSeverity() {
        return offlineQueuingSeverity;
    }

    @Override
    public boolean timeFromHeartbeat() {
        return timeFromHeartbeat;
    }

    @Override
    public @Nullable String identity() {
        return identity;
    }

    @Override
    public @Nullable String basicAuthPassword() {
        return basicAuthPassword;
    }

    @Override
    public OptionalInt activeNetworkProfile() {
        return activeNetworkProfile;
    }

    @Override
    public void setActiveNetworkProfile(int slot) {
        activeNetworkProfile = OptionalInt.of(slot);
    }

    @Override
    public void setHeartbeatInterval(Duration interval) {
        heartbeatInterval = Objects.requireNonNull(interval, "interval");
    }

    /**
     * Sets {@link #retryBackOffWaitMinimum()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings retryBackOffWaitMinimum(Duration value) {
        retryBackOffWaitMinimum = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #retryBackOffRandomRange()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings retryBackOffRandomRange(Duration value) {
        retryBackOffRandomRange = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #retryBackOffRepeatTimes()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings retryBackOffRepeatTimes(int value) {
        retryBackOffRepeatTimes = value;
        return this;
    }

    /**
     * Sets {@link #networkConfigurationPriority()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings networkConfigurationPriority(List<Integer> value) {
        networkConfigurationPriority = List.copyOf(value);
        return this;
    }

    /**
     * Sets {@link #networkProfileConnectionAttempts()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings networkProfileConnectionAttempts(int value) {
        networkProfileConnectionAttempts = value;
        return this;
    }

    /**
     * Sets {@link #heartbeatInterval()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings heartbeatInterval(Duration value) {
        heartbeatInterval = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #webSocketPingInterval()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings webSocketPingInterval(Duration value) {
        webSocketPingInterval = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #messageAttempts()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings messageAttempts(int value) {
        messageAttempts = value;
        return this;
    }

    /**
     * Sets {@link #messageAttemptInterval()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings messageAttemptInterval(Duration value) {
        messageAttemptInterval = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #queueAllMessages()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings queueAllMessages(boolean value) {
        queueAllMessages = value;
        return this;
    }

    /**
     * Sets {@link #offlineQueuingSeverity()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings offlineQueuingSeverity(OptionalInt value) {
        offlineQueuingSeverity = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets {@link #timeFromHeartbeat()}.
     *
     * @param value the value
     * @return this
     */
    public StationSettings timeFromHeartbeat(boolean value) {
        timeFromHeartbeat = value;
        return this;
    }

    /**
     * Sets {@link #identity()}.
     *
     * @param value the value, or null for none
     * @return this
     */
    public StationSettings identity(@Nullable String value) {
        identity = value;
        return this;
    }

    /**
     * Sets {@link #basicAuthPassword()}.
     *
     * @param value the value, or null for none
     * @return this
     */
    public StationSettings basicAuthPassword(@Nullable String value) {
        basicAuthPassword = value;
        return this;
    }
}
