package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingNeeds;
import dev.ocppkit.model.datatype.DCChargingParameters;
import dev.ocppkit.model.datatype.V2XChargingParameters;
import dev.ocppkit.model.enumeration.ControlModeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.station.charging.ChargingHardware;
import dev.ocppkit.station.charging.Surroundings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the power electronics can do, what they measure around the station, and what vehicles tell over ISO 15118. */
final class Electronics implements ChargingHardware, Surroundings {
    private static final BigDecimal AC_WATTS = new BigDecimal(22_080);
    private static final BigDecimal DC_WATTS = new BigDecimal(22_000);
    private static final BigDecimal DC_VOLTS = new BigDecimal(400);

    private final boolean v2x;
    private final List<Evse> evses;
    private final Grid grid;
    private final Supplier<Instant> clock;

    Electronics(boolean v2x, List<Evse> evses, Grid grid, Supplier<Instant> clock) {
        this.v2x = v2x;
        this.evses = evses;
        this.grid = grid;
        this.clock = clock;
    }

    static BigDecimal mostWatts(boolean dc) {
        return dc ? DC_WATTS : AC_WATTS;
    }

    @Override
    public EvseState describe(int evseId) {
        EvseState state = v2x ? EvseState.dc(evseId, DC_VOLTS) : EvseState.ac(evseId, 3);
        return state.withLocalLimit(LocalLimit.ofWatts(mostWatts(v2x)));
    }

    @Override
    public Optional<EnergyTransferModeEnum> energyTransfer(int evseId) {
        return v2x ? Optional.of(EnergyTransferModeEnum.DC_BPT) : Optional.empty();
    }

    @Override
    public Optional<ChargingNeeds> needs(int evseId, OcppVersion version) {
        Vehicle vehicle = evses.get(evseId - 1).vehicle;
        return v2x && vehicle != null ? Optional.of(needs(vehicle, version)) : Optional.empty();
    }

    private ChargingNeeds needs(Vehicle vehicle, OcppVersion version) {
        BigDecimal missing = Meter.decimal(vehicle.missingWh());
        boolean bidirectional = version == OcppVersion.V2_1;
        ChargingNeeds.Builder needs = ChargingNeeds.builder()
                .requestedEnergyTransfer(bidirectional ? EnergyTransferModeEnum.DC_BPT : EnergyTransferModeEnum.DC)
                .departureTime(clock.get().plusMillis((long) (vehicle.secondsLeft() * 1000)));
        if (!bidirectional) {
            return needs.dcChargingParameters(DCChargingParameters.builder()
                            .evMaxCurrent(new BigDecimal(55))
                            .evMaxVoltage(DC_VOLTS)
                            .evMaxPower(DC_WATTS)
                            .stateOfCharge((int) vehicle.soc())
                            .build())
                    .build();
        }
        return needs.controlMode(ControlModeEnum.DYNAMIC_CONTROL)
                .v2xChargingParameters(V2XChargingParameters.builder()
                        .maxChargePower(DC_WATTS)
                        .maxDischargePower(DC_WATTS)
                        .evTargetEnergyRequest(missing)
                        .evMaxEnergyRequest(missing)
                        .evMinEnergyRequest(BigDecimal.ZERO)
                        .build())
                .build();
    }

    @Override
    public BigDecimal frequencyHz() {
        return Meter.decimal(grid.frequency());
    }

    @Override
    public BigDecimal loadWatts() {
        double vehicles = evses.stream().mapToDouble(evse -> evse.powerWatts).sum();
        return Meter.decimal(grid.houseWatts() + vehicles);
    }
}
