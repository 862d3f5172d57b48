package dev.ocppkit.security.event;

import dev.ocppkit.security.OcppSecurityException;
import dev.ocppkit.security.redaction.SafeText;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Logs security events of a charging station and queues those that the CSMS must be told. Safe for use by several threads.
 *
 * <p>Send what {@link #next} returns as SecurityEventNotificationRequest and call {@link #answered} when it is answered; until then
 * it stays, also across a restart. An event that repeats while it waits is counted and not queued again. If the queue is full, the
 * oldest that is not critical makes room; if there is none, the new event is only logged and MemoryExhaustion is queued once.
 *
 * <p>Spec: OCPP 2.1 Part 2, A04, appendix 1.
 */
public final class SecurityEvents {
    private static final int MAX_TYPE = 50;
    private static final int MAX_TECH_INFO = 255;

    private final SecurityLog log;
    private final EventStorage storage;
    private final Clock clock;
    private final int capacity;
    private final List<SecurityEvent> queue;
    private final Map<String, Integer> repeats = new HashMap<>();

    /**
     * Opens the queue.
     *
     * @param log takes all events
     * @param storage keeps those that wait
     * @param clock tells the time of events
     * @param capacity how many may wait, at least 2
     * @throws OcppSecurityException if the waiting events cannot be read
     */
    public SecurityEvents(SecurityLog log, EventStorage storage, Clock clock, int capacity) {
        this.log = Objects.requireNonNull(log, "log");
        this.storage = Objects.requireNonNull(storage, "storage");
        this.clock = Objects.requireNonNull(clock, "clock");
        if (capacity < 2) {
            throw new IllegalArgumentException("capacity is " + capacity + ", but must be at least 2");
        }
        this.capacity = capacity;
        try {
            queue = new ArrayList<>(storage.load());
        } catch (IOException e) {
            throw new OcppSecurityException("The waiting security events cannot be read.", e);
        }
    }

    /**
     * Raises an event.
     *
     * @param type its type
     * @param techInfo more about it; secrets in it are masked, control characters escaped, and it is cut at 255 characters
     */
    public void raise(SecurityEventType type, String techInfo) {
        raise(type.wireName(), type.isCritical(), techInfo);
    }

    /**
     * Raises an event of a manufacturer.
     *
     * @param type its type, at most 50 characters, none of the appendix
     * @param critical whether the CSMS must be told
     * @param techInfo more about it
     * @throws IllegalArgumentException if the type is too long or one of the appendix
     */
    public void raiseCustom(String type, boolean critical, String techInfo) {
        if (type.isEmpty()
                || type.length() > MAX_TYPE
                || SecurityEventType.fromWireName(type).isPresent()) {
            throw new IllegalArgumentException("The type is empty, too long, or one of the appendix.");
        }
        raise(SafeText.escape(type, MAX_TYPE), critical, techInfo);
    }

    /**
     * Raises SettingSystemTime if the clock was set by more than the threshold.
     *
     * @param change by how much
     * @param threshold ClockCtrlr.TimeAdjustmentReportingThreshold
     */
    public void clockSet(Duration change, Duration threshold) {
        if (change.abs().compareTo(threshold) > 0) {
            raise(SecurityEventType.SETTING_SYSTEM_TIME, change.toSeconds() + " s");
        }
    }

    /**
     * Raises an event of the maintenance interface.
     *
     * @param accepted whether the login succeeded
     * @param user the name that was entered
     * @param origin where the login came from
     */
    public void maintenanceLogin(boolean accepted, String user, String origin) {
        SecurityEventType type =
                accepted ? SecurityEventType.MAINTENANCE_LOGIN_ACCEPTED : SecurityEventType.MAINTENANCE_LOGIN_FAILED;
        raise(type, "{'" + quoted(user) + "','" + quoted(origin) + "'}");
    }

    private static String quoted(String text) {
        return SafeText.escape(text, 100).replace("\\", "\\\\").replace("'", "\\'");
    }

    /** Empties the log and raises SecurityLogWasCleared, the first line of the new one. */
    public synchronized void clearLog() {
        log.clear();
        raise(SecurityEventType.SECURITY_LOG_WAS_CLEARED, "");
    }

    private synchronized void raise(String type, boolean critical, String techInfo) {
        String info = SafeText.escape(SafeText.mask(techInfo), MAX_TECH_INFO);
        SecurityEvent event = new SecurityEvent(type, critical, clock.instant(), info);
        log.add(event);
        if (!critical) {
            return;
        }
        boolean waiting = queue.stream()
                .anyMatch(one -> one.type().equals(type) && one.techInfo().equals(info));
        if (waiting) {
            repeats.merge(type + info, 1, Integer::sum);
            return;
        }
        if (makeRoom()) {
            queue.add(event);
            save();
        }
    }

    /** One place is kept for the event that tells that others were lost. */
    private boolean makeRoom() {
        if (queue.size() < capacity - 1) {
            return true;
        }
        for (int i = 0; i < queue.size(); i++) {
            if (!queue.get(i).critical()) {
                queue.remove(i);
                return true;
            }
        }
        String exhausted = SecurityEventType.MEMORY_EXHAUSTION.wireName();
        if (queue.stream().noneMatch(one -> one.type().equals(exhausted))) {
            SecurityEvent event =
                    new SecurityEvent(exhausted, true, clock.instant(), "The queue of security events is full.");
            log.add(event);
            queue.add(event);
            save();
        }
        return false;
    }

    /**
     * Returns the event to send next.
     *
     * @return the oldest that waits, with the number of its repetitions; empty if none does
     */
    public synchronized Optional<SecurityEvent> next() {
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        SecurityEvent event = queue.get(0);
        int count = repeats.getOrDefault(event.type() + event.techInfo(), 0) + 1;
        String suffix = count > 1 ? " (x" + count + ")" : "";
        String info = SafeText.escape(event.techInfo(), MAX_TECH_INFO - suffix.length()) + suffix;
        return Optional.of(new SecurityEvent(event.type(), event.critical(), event.at(), info));
    }

    /** Removes the event that {@link #next} returned, after its request was answered. */
    public synchronized void answered() {
        if (!queue.isEmpty()) {
            SecurityEvent event = queue.remove(0);
            repeats.remove(event.type() + event.techInfo());
            save();
        }
    }

    /**
     * Returns how many events wait.
     *
     * @return the number
     */
    public synchronized int waiting() {
        return queue.size();
    }

    private void save() {
        try {
            storage.save(queue);
        } catch (IOException e) {
            // The event is in memory and in the log; a station must not stop because its disk is full.
            System.getLogger(SecurityEvents.class.getName())
                    .log(System.Logger.Level.WARNING, "Waiting security events cannot be written.");
        }
    }
}
