package dev.ocppkit.station.charging;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import java.util.Optional;

/** What smart charging must know of the power electronics and of vehicles. The firmware implements it. */
public interface ChargingHardware {
    /**
     * Describes an EVSE.
     *
     * @param evseId the EVSE
     * @return phases or voltage, and the limit of the hardware; without a transaction
     */
    EvseState describe(int evseId);

    /**
     * Tells how energy is transferred where the vehicle and the EVSE have agreed on that.
     *
     * @param evseId the EVSE
     * @return the mode; empty without communication beyond IEC 61851
     */
    Optional<EnergyTransferModeEnum> energyTransfer(int evseId);

    /**
     * Tells what a vehicle needs.
     *
     * @param evseId the EVSE
     * @param version the version in use, which decides on the form
     * @return the needs; empty if the vehicle does not tell
     */
    Optional<ChargingNeeds> needs(int evseId, OcppVersion version);
}
