package dev.ocppkit.station;

import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.UnlockStatusEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the functional blocks must know of an EVSE with one connector, and what they make it do. The firmware implements it.
 *
 * <p>All methods are called under the lock of the context and return at once.
 */
public interface EvseHardware {
    /**
     * Tells the number of the EVSE.
     *
     * @return 1 or more
     */
    int id();

    /**
     * Tells whether a vehicle is connected.
     *
     * @return whether there is a cable with a vehicle at its end
     */
    boolean isPluggedIn();

    /**
     * Reads the register of energy drawn from the grid.
     *
     * @return the register in Wh; it never goes back
     */
    BigDecimal importWh();

    /**
     * Reads the power.
     *
     * @return the active power in W; negative while the vehicle discharges
     */
    BigDecimal powerWatts();

    /**
     * Reads how full the battery of the vehicle is.
     *
     * @return percent; empty without a vehicle, or if it does not tell
     */
    Optional<BigDecimal> soc();

    /**
     * Tells how energy transfer stands, for a transaction that goes on.
     *
     * @return the state
     */
    ChargingStateEnum chargingState();

    /**
     * Tells how many phases are in use.
     *
     * @return 1 to 3; empty for DC
     */
    Optional<Integer> phasesInUse();

    /**
     * Reads one measurand, as listed in variables such as TxUpdatedMeasurands.
     *
     * @param measurand what to measure
     * @return the values, one for each phase where that applies; empty if it cannot be measured now
     */
    List<SampledValue> measure(MeasurandEnum measurand);

    /** Opens the power path: a transaction is over. */
    void stopPower();

    /**
     * Releases the connector because the CSMS wants it.
     *
     * @return what came of it
     */
    UnlockStatusEnum unlock();
}
