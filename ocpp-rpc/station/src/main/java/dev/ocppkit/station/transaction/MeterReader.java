package dev.ocppkit.station.transaction;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.MeterValue;
import dev.ocppkit.model.datatype.SampledValue;
import dev.ocppkit.model.enumeration.MeasurandEnum;
import dev.ocppkit.model.enumeration.ReadingContextEnum;
import dev.ocppkit.station.EvseHardware;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes meter values of what the hardware measures. Pure but for the hardware.
 *
 * <p>Spec: OCPP 2.1 Part 2, J01 and J02.
 */
public final class MeterReader {
    private MeterReader() {}

    /**
     * Reads an EVSE.
     *
     * @param evse what is read
     * @param measurands the wire names of what is wanted; those that OCPP does not know are left out
     * @param context why it is read
     * @param at the time of the reading
     * @param version the version in use; what it cannot carry is left out
     * @return one meter value with all sampled values, or null if there is none, as optional members want it
     */
    public static @Nullable List<MeterValue> read(
            EvseHardware evse, List<String> measurands, ReadingContextEnum context, Instant at, OcppVersion version) {
        List<SampledValue> sampled = measurands.stream()
                .map(MeasurandEnum::fromWireName)
                .flatMap(Optional::stream)
                .flatMap(measurand -> evse.measure(measurand).stream())
                .map(value -> value.toBuilder().context(context).build())
                .filter(value -> value.violations(version).isEmpty())
                .toList();
        return sampled.isEmpty() ? null : List.of(MeterValue.of(sampled, at));
    }
}
