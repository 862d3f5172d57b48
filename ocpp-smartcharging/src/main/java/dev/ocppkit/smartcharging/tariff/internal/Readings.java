package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.datatype.UnitOfMeasure;
import dev.ocppkit.model.enumeration.LocationEnum;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.PhaseEnum;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks quantities from the sampled values of one instant. */
final class Readings {

    private static final Map<String, Integer> POWERS_OF_TEN = Map.of("Wh", 0, "kWh", 3, "W", 0, "kW", 3, "A", 0);
    private static final Set<PhaseEnum> PHASES =
            EnumSet.of(PhaseEnum.L1, PhaseEnum.L2, PhaseEnum.L3, PhaseEnum.L1_N, PhaseEnum.L2_N, PhaseEnum.L3_N);
    private static final int MOST_MULTIPLIER = 12;

    private final List<SampledValue> values;
    private boolean unknownUnit;

    Readings(MeterValue value) {
        this.values = value.sampledValue();
    }

    boolean hasUnknownUnit() {
        return unknownUnit;
    }

    @Nullable
    BigDecimal soc() {
        return values.stream()
                .filter(value -> value.measurand() == MeasurandEnum.SOC)
                .map(SampledValue::value)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Reads the difference of two directions; a direction that is not measured counts as zero. */
    @Nullable
    BigDecimal net(MeasurandEnum imported, MeasurandEnum exported) {
        BigDecimal in = outlet(imported);
        BigDecimal out = outlet(exported);
        if (in == null) {
            return out == null ? null : out.negate();
        }
        return out == null ? in : in.subtract(out);
    }

    /** Reads a quantity at the outlet: the value of all phases together, or else the sum of the phases. */
    @Nullable
    BigDecimal outlet(MeasurandEnum measurand) {
        Map<PhaseEnum, BigDecimal> phases = new HashMap<>();
        BigDecimal whole = null;
        for (SampledValue value : values) {
            BigDecimal base = isAtOutlet(value, measurand) ? inBaseUnit(value, measurand) : null;
            if (base == null) {
                continue;
            }
            PhaseEnum phase = value.phase();
            if (phase == null) {
                whole = base;
            } else if (PHASES.contains(phase)) {
                phases.put(phase, base);
            }
        }
        return whole != null || phases.isEmpty()
                ? whole
                : phases.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isAtOutlet(SampledValue value, MeasurandEnum measurand) {
        MeasurandEnum actual =
                value.measurand() == null ? MeasurandEnum.ENERGY_ACTIVE_IMPORT_REGISTER : value.measurand();
        return actual == measurand && (value.location() == null || value.location() == LocationEnum.OUTLET);
    }

    private @Nullable BigDecimal inBaseUnit(SampledValue value, MeasurandEnum measurand) {
        UnitOfMeasure unit = value.unitOfMeasure();
        String name = unit == null || unit.unit() == null ? defaultUnit(measurand) : unit.unit();
        Integer multiplier = unit == null ? null : unit.multiplier();
        Integer power = POWERS_OF_TEN.get(name);
        boolean known = power != null
                && isEnergy(measurand) == name.endsWith("Wh")
                && Math.abs(multiplier == null ? 0 : multiplier) <= MOST_MULTIPLIER;
        if (!known || power == null) {
            unknownUnit = true;
            return null;
        }
        return value.value().scaleByPowerOfTen(power + (multiplier == null ? 0 : multiplier));
    }

    private static boolean isEnergy(MeasurandEnum measurand) {
        return measurand.wireName().startsWith("Energy");
    }

    private static String defaultUnit(MeasurandEnum measurand) {
        if (isEnergy(measurand)) {
            return "Wh";
        }
        return measurand.wireName().startsWith("Power") ? "W" : "A";
    }
}
