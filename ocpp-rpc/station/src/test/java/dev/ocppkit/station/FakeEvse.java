package dev.ocppkit.station;

import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.UnlockStatusEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Hardware whose state the test sets. It measures imported energy only. */
public final class FakeEvse implements EvseHardware {
    private final int id;
    public boolean pluggedIn;
    public BigDecimal importWh = BigDecimal.ZERO;
    public ChargingStateEnum state = ChargingStateEnum.IDLE;
    public Optional<BigDecimal> soc = Optional.empty();

    public FakeEvse(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public boolean isPluggedIn() {
        return pluggedIn;
    }

    @Override
    public BigDecimal importWh() {
        return importWh;
    }

    @Override
    public BigDecimal powerWatts() {
        return BigDecimal.ZERO;
    }

    @Override
    public Optional<BigDecimal> soc() {
        return soc;
    }

    @Override
    public ChargingStateEnum chargingState() {
        return state;
    }

    @Override
    public Optional<Integer> phasesInUse() {
        return Optional.of(3);
    }

    @Override
    public List<SampledValue> measure(MeasurandEnum measurand) {
        return measurand == MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER
                ? List.of(SampledValue.builder()
                        .value(importWh)
                        .measurand(measurand)
                        .build())
                : List.of();
    }

    @Override
    public void stopPower() {
        // The test sees to the state itself.
    }

    @Override
    public UnlockStatusEnum unlock() {
        return UnlockStatusEnum.UNLOCKED;
    }
}
