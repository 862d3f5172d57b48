package dev.ocppkit.smartcharging.tariff.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The switches of TariffCostCtrlr that decide whether cost is calculated locally and when it is sent.
 *
 * <p>Spec: OCPP 2.1 Part 2 I12.FR.01 to I12.FR.03, E16.FR.11, E16.FR.16.
 *
 * @param tariffEnabled Enabled[Tariff]
 * @param costEnabled Enabled[Cost]
 * @param runningCostEnabled Enabled[RunningCost]
 * @param costInterval Interval[Cost]
 */
public record CostSwitches(
        boolean tariffEnabled, boolean costEnabled, boolean runningCostEnabled, Duration costInterval) {

    /** Checks for null. */
    public CostSwitches {
        Objects.requireNonNull(costInterval, "costInterval");
    }

    /**
     * Tells whether the Ended event carries cost details.
     *
     * @param tariffId tariff of the transaction, null without one
     * @return true if cost is calculated locally
     */
    public boolean calculatesLocally(@Nullable String tariffId) {
        return tariffEnabled && costEnabled && tariffId != null;
    }

    /**
     * Tells whether an Updated event with the running cost is due.
     *
     * @param tariffId tariff of the transaction, null without one
     * @param lastSent when running cost was sent last
     * @param now the time
     * @return true if it is due; sent for this reason alone it has the trigger reason RunningCost
     */
    public boolean runningCostDue(@Nullable String tariffId, Instant lastSent, Instant now) {
        return calculatesLocally(tariffId) && runningCostEnabled && !now.isBefore(lastSent.plus(costInterval));
    }
}
