package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.enumeration.EventTriggerEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows the values of monitored variables, and finds what gives rise to an event (N07, N08). */
final class MonitorWatch {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** How a monitor stands: what a delta counts from, whether a threshold is exceeded, and when it was last due. */
    private record Standing(String reference, boolean exceeded, Instant since) {}

    private final Map<Integer, Standing> standings = new HashMap<>();

    void forget(int id) {
        standings.remove(id);
    }

    boolean isExceeded(int id) {
        Standing standing = standings.get(id);
        return standing != null && standing.exceeded();
    }

    /** Looks at a monitor with the value of now; the first look gives no event unless a threshold is exceeded. */
    Optional<EventTriggerEnum> look(int id, SetMonitoringData monitor, String value, Instant now) {
        Standing before = standings.computeIfAbsent(id, each -> new Standing(value, false, now));
        return switch (monitor.type()) {
            case PERIODIC, PERIODIC_CLOCK_ALIGNED ->
                happened(id, isDue(monitor, before, now), value, now, EventTriggerEnum.PERIODIC);
            case UPPER_THRESHOLD, LOWER_THRESHOLD -> threshold(id, monitor, before, value, now);
            default -> happened(id, isDelta(monitor, before.reference(), value), value, now, EventTriggerEnum.DELTA);
        };
    }

    private Optional<EventTriggerEnum> happened(
            int id, boolean happened, String value, Instant now, EventTriggerEnum trigger) {
        if (happened) {
            standings.put(id, new Standing(value, false, now));
        }
        return happened ? Optional.of(trigger) : Optional.empty();
    }

    private static boolean isDue(SetMonitoringData monitor, Standing before, Instant now) {
        long seconds = Math.max(1, monitor.value().longValue());
        return monitor.type() == MonitorEnum.PERIODIC
                ? !now.isBefore(before.since().plusSeconds(seconds))
                : now.getEpochSecond() / seconds != before.since().getEpochSecond() / seconds;
    }

    private static boolean isDelta(SetMonitoringData monitor, String reference, String value) {
        if (!isNumber(value) || !isNumber(reference)) {
            return !value.equals(reference);
        }
        BigDecimal change = new BigDecimal(value).subtract(new BigDecimal(reference));
        return change.abs().compareTo(monitor.value()) > 0;
    }

    private Optional<EventTriggerEnum> threshold(
            int id, SetMonitoringData monitor, Standing before, String value, Instant now) {
        int compared = isNumber(value) ? new BigDecimal(value).compareTo(monitor.value()) : 0;
        boolean exceeded = monitor.type() == MonitorEnum.UPPER_THRESHOLD ? compared > 0 : compared < 0;
        standings.put(id, new Standing(value, exceeded, now));
        return exceeded != before.exceeded() ? Optional.of(EventTriggerEnum.ALERTING) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
