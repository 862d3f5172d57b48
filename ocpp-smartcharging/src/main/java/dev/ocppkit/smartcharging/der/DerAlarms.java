package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.GridEventFaultEnum;
import dev.ocppkit.model.message.NotifyDERAlarmRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the CSMS is told that a control makes the station deviate from its schedule.
 *
 * <p>Spec: OCPP 2.1 Part 2, R05.
 */
public final class DerAlarms {
    private DerAlarms() {}

    /**
     * A control makes the station deviate.
     *
     * @param controlType the control
     * @param fault what is wrong with the grid; absent: nothing that has a name
     */
    public record Deviation(
            DERControlEnum controlType, @Nullable GridEventFaultEnum fault) {
        /** Checks for null. */
        public Deviation {
            Objects.requireNonNull(controlType, "controlType");
        }
    }

    /**
     * Returns the message that a change calls for: one when a deviation begins, one when another takes over, which does not end
     * the first, and one when all is over.
     *
     * <p>Pure; constant time.
     *
     * <p>Spec: OCPP 2.1 Part 2, R05.FR.01 to R05.FR.04.
     *
     * @param before the deviation reported last and not ended; null: none
     * @param now the deviation there is; null: none
     * @param at the current time
     * @return the message; empty if nothing changed
     */
    public static Optional<NotifyDERAlarmRequest> event(
            @Nullable Deviation before, @Nullable Deviation now, Instant at) {
        if (Objects.equals(before, now)) {
            return Optional.empty();
        }
        if (now != null) {
            return Optional.of(NotifyDERAlarmRequest.builder()
                    .controlType(now.controlType())
                    .timestamp(at)
                    .gridEventFault(now.fault())
                    .build());
        }
        return Optional.ofNullable(before)
                .map(ended -> NotifyDERAlarmRequest.builder()
                        .controlType(ended.controlType())
                        .timestamp(at)
                        .gridEventFault(ended.fault())
                        .alarmEnded(true)
                        .build());
    }
}
