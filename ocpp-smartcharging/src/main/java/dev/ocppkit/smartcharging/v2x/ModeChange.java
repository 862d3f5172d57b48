package dev.ocppkit.smartcharging.v2x;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.time.Instant;
import java.util.Objects;

/**
 * The operation mode changes.
 *
 * @param at when
 * @param mode to which one
 */
public record ModeChange(Instant at, OperationModeEnum mode) {
    /** Checks for null. */
    public ModeChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(mode, "mode");
    }
}
