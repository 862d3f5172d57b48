package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was at one instant.
 *
 * @param at the instant
 * @param frequency of the grid in Hz
 * @param house what the house without the vehicle draws, in W
 * @param command what the station asks for; absent: no vehicle is there
 * @param power into the vehicle at the plug, in W
 * @param soc of its battery in percent
 */
record Sample(
        Instant at,
        BigDecimal frequency,
        long house,
        @Nullable Command command,
        double power,
        double soc) {
    @Nullable
    OperationModeEnum mode() {
        return command == null ? null : command.mode();
    }
}
