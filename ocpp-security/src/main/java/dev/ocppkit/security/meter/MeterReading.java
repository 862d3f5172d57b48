package dev.ocppkit.security.meter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One reading in signed data.
 *
 * @param time the time as the meter writes it, with its mark of how exact the clock is; null if there is none
 * @param transaction what it is for: B begins a transaction, E ends it; null if there is none
 * @param value the value, exactly as it was signed
 * @param identification the OBIS code, or null
 * @param unit the unit, for instance kWh; null if there is none
 * @param status the status of the meter: G is good; null if there is none
 */
public record MeterReading(
        @Nullable String time,
        @Nullable String transaction,
        BigDecimal value,
        @Nullable String identification,
        @Nullable String unit,
        @Nullable String status) {}
