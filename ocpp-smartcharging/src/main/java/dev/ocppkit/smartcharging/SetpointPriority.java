package dev.ocppkit.smartcharging;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose setpoint counts where an external system and the CSMS both give one.
 *
 * <p>Spec: OCPP 2.1 Ed. 1 Part 2, Q06.FR.20 to Q06.FR.22, variable SetpointPriority of SmartChargingCtrlr.
 */
public enum SetpointPriority {
    /** The setpoint of the external system counts; also the default where the variable does not exist. */
    EXTERNAL_SYSTEM,
    /** The setpoint of the CSMS counts. */
    CSMS;

    /**
     * Finds the value of the device-model variable.
     *
     * @param value the text of the variable: {@code ExternalSystem}, its other spelling {@code ExternalControl}, or {@code
     *     CSMS}
     * @return the priority; empty for any other text
     */
    public static Optional<SetpointPriority> fromVariable(String value) {
        return switch (Objects.requireNonNull(value, "value")) {
            case "ExternalSystem", "ExternalControl" -> Optional.of(EXTERNAL_SYSTEM);
            case "CSMS" -> Optional.of(CSMS);
            default -> Optional.empty();
        };
    }
}
