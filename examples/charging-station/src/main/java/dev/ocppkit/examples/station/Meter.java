package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.PhaseEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sampled values of what an EVSE measures. */
final class Meter {
    private static final double VOLTS = 230;
    private static final List<PhaseEnum> PHASES = List.of(PhaseEnum.L1, PhaseEnum.L2, PhaseEnum.L3);
    private static final List<PhaseEnum> TO_NEUTRAL = List.of(PhaseEnum.L1_N, PhaseEnum.L2_N, PhaseEnum.L3_N);

    private Meter() {}

    static List<SampledValue> measure(Evse evse, MeasurandEnum measurand, double frequency) {
        double power = evse.powerWatts;
        return switch (measurand) {
            case ENERGY_ACTIVE_IMPORT_REGISTER -> one(measurand, evse.importWh, "Wh");
            case ENERGY_ACTIVE_EXPORT_REGISTER -> one(measurand, evse.exportWh, "Wh");
            case POWER_ACTIVE_IMPORT -> one(measurand, Math.max(0, power), "W");
            case POWER_ACTIVE_EXPORT -> one(measurand, Math.max(0, -power), "W");
            case POWER_ACTIVE_SETPOINT -> one(measurand, evse.setpointWatts, "W");
            case POWER_OFFERED -> one(measurand, evse.offeredWatts, "W");
            case CURRENT_OFFERED -> one(measurand, evse.offeredWatts / VOLTS / evse.phases, "A");
            case FREQUENCY -> one(measurand, frequency, "Hz");
            case SOC -> evse.vehicle == null ? List.of() : one(measurand, evse.vehicle.soc(), "Percent");
            case CURRENT_IMPORT ->
                PHASES.subList(0, evse.phases).stream()
                        .map(phase -> value(measurand, Math.max(0, power) / VOLTS / evse.phases, "A", phase))
                        .toList();
            case VOLTAGE ->
                TO_NEUTRAL.stream()
                        .map(phase -> value(measurand, VOLTS, "V", phase))
                        .toList();
            default -> List.of();
        };
    }

    private static List<SampledValue> one(MeasurandEnum measurand, double value, String unit) {
        return List.of(value(measurand, value, unit, null));
    }

    private static SampledValue value(MeasurandEnum measurand, double value, String unit, @Nullable PhaseEnum phase) {
        return SampledValue.builder()
                .value(decimal(value))
                .measurand(measurand)
                .phase(phase)
                .unitOfMeasure(UnitOfMeasure.builder().unit(unit).build())
                .build();
    }

    /** What a meter shows of a measured number. */
    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }
}
