package dev.ocppkit.smartcharging;

import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What smart charging must know about a running transaction.
 *
 * @param transactionId id of the transaction, as profiles name it
 * @param powerPathClosedAt when energy could first flow, which is where Relative schedules start (K01.FR.42); absent: not
 *     yet
 * @param priorityChargingActive whether priority charging was asked for and is in force (K21)
 * @param soc state of charge of the battery in percent, 0 to 100; absent: unknown, and {@code limitAtSoC} has no effect
 * @param energyTransfer the negotiated mode of energy transfer; absent: unknown
 */
public record TransactionState(
        String transactionId,
        @Nullable Instant powerPathClosedAt,
        boolean priorityChargingActive,
        @Nullable BigDecimal soc,
        @Nullable EnergyTransferModeEnum energyTransfer) {
    /** Checks for null. */
    public TransactionState {
        Objects.requireNonNull(transactionId, "transactionId");
    }

    /**
     * Makes the state of a transaction of which nothing but its id is known.
     *
     * @param transactionId id of the transaction
     * @return the state
     */
    public static TransactionState of(String transactionId) {
        return new TransactionState(transactionId, null, false, null, null);
    }

    /**
     * Makes the state of a transaction whose power path is closed.
     *
     * @param transactionId id of the transaction
     * @param powerPathClosedAt when energy could first flow
     * @return the state
     */
    public static TransactionState of(String transactionId, Instant powerPathClosedAt) {
        return new TransactionState(
                transactionId, Objects.requireNonNull(powerPathClosedAt, "powerPathClosedAt"), false, null, null);
    }

    /**
     * Returns this state with another state of charge.
     *
     * @param newSoc the state of charge in percent, or null for unknown
     * @return the new state
     */
    public TransactionState withSoc(@Nullable BigDecimal newSoc) {
        return new TransactionState(transactionId, powerPathClosedAt, priorityChargingActive, newSoc, energyTransfer);
    }

    /**
     * Returns this state with priority charging on or off.
     *
     * @param active whether priority charging is in force
     * @return the new state
     */
    public TransactionState withPriorityCharging(boolean active) {
        return new TransactionState(transactionId, powerPathClosedAt, active, soc, energyTransfer);
    }

    /**
     * Returns this state with another mode of energy transfer.
     *
     * @param mode the negotiated mode, or null for unknown
     * @return the new state
     */
    public TransactionState withEnergyTransfer(@Nullable EnergyTransferModeEnum mode) {
        return new TransactionState(transactionId, powerPathClosedAt, priorityChargingActive, soc, mode);
    }
}
