package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes meter values of what an EVSE measures. */
final class Meter {
    private static final double VOLTS = 230;
    private static final List<PhaseEnum> PHASES = List.of(PhaseEnum.L1, PhaseEnum.L2, PhaseEnum.L3);
    private static final List<PhaseEnum> TO_NEUTRAL = List.of(PhaseEnum.L1_N, PhaseEnum.L2_N, PhaseEnum.L3_N);

    private Meter() {}

    /** Reads the meter; empty if no measurand is asked for. */
    static List<MeterValue> read(
            Evse evse,
            List<String> measurands,
            ReadingContextEnum context,
            Instant at,
            double frequency,
            OcppVersion version) {
        List<SampledValue> values = new ArrayList<>();
        for (String measurand : measurands) {
            sample(values, evse, MeasurandEnum.fromWireName(measurand).orElseThrow(), frequency);
        }
        List<SampledValue> sampled = values.stream()
                .map(value -> value.toBuilder().context(context).build())
                .filter(value -> value.violations(version).isEmpty())
                .toList();
        return sampled.isEmpty() ? List.of() : List.of(MeterValue.of(sampled, at));
    }

    private static void sample(List<SampledValue> values, Evse evse, MeasurandEnum measurand, double frequency) {
        double power = evse.powerWatts;
        switch (measurand) {
            case ENERGY_ACTIVE_IMPORT_REGISTER -> values.add(value(measurand, evse.importWh, "Wh", null));
            case ENERGY_ACTIVE_EXPORT_REGISTER -> values.add(value(measurand, evse.exportWh, "Wh", null));
            case POWER_ACTIVE_IMPORT -> values.add(value(measurand, Math.max(0, power), "W", null));
            case POWER_ACTIVE_EXPORT -> values.add(value(measurand, Math.max(0, -power), "W", null));
            case POWER_ACTIVE_SETPOINT -> values.add(value(measurand, evse.setpointWatts, "W", null));
            case POWER_OFFERED -> values.add(value(measurand, evse.offeredWatts, "W", null));
            case CURRENT_OFFERED -> values.add(value(measurand, evse.offeredWatts / VOLTS / evse.phases, "A", null));
            case FREQUENCY -> values.add(value(measurand, frequency, "Hz", null));
            case SOC -> {
                if (evse.vehicle != null) {
                    values.add(value(measurand, evse.vehicle.soc(), "Percent", null));
                }
            }
            case CURRENT_IMPORT -> {
                for (int phase = 0; phase < evse.phases; phase++) {
                    values.add(value(measurand, Math.max(0, power) / VOLTS / evse.phases, "A", PHASES.get(phase)));
                }
            }
            case VOLTAGE -> TO_NEUTRAL.forEach(phase -> values.add(value(measurand, VOLTS, "V", phase)));
            default -> throw new IllegalArgumentException("not measured: " + measurand.wireName());
        }
    }

    private static SampledValue value(MeasurandEnum measurand, double value, String unit, PhaseEnum phase) {
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
