package dev.ocppkit.security.meter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What signed data say.
 *
 * @param pagination the number of the data set, for instance T12, or null
 * @param identification the id of the user, or null
 * @param meterSerial the serial number of the meter, or null
 * @param readings the readings in their order, at least one
 */
public record MeterData(
        @Nullable String pagination,
        @Nullable String identification,
        @Nullable String meterSerial,
        List<MeterReading> readings) {
    private static final Set<String> ENDS = Set.of("E", "L", "R", "A", "P");

    /** Copies the list. */
    public MeterData {
        readings = List.copyOf(readings);
    }

    /**
     * Returns the reading at the beginning of the transaction.
     *
     * @return the first reading that is marked so, or empty if there is none
     */
    public Optional<MeterReading> begin() {
        return readings.stream()
                .filter(reading -> "B".equals(reading.transaction()))
                .findFirst();
    }

    /**
     * Returns the reading at the end of the transaction.
     *
     * @return the last reading that is marked so, or empty if there is none
     */
    public Optional<MeterReading> end() {
        return readings.stream()
                .filter(reading -> reading.transaction() != null && ENDS.contains(reading.transaction()))
                .reduce((first, second) -> second);
    }

    /**
     * Tells whether this data set comes right after another one of the same meter, so that none is missing.
     *
     * @param previous the data set before
     * @return whether the letter is the same and the number one higher
     */
    public boolean follows(MeterData previous) {
        String before = Objects.requireNonNullElse(previous.pagination, "");
        String now = Objects.requireNonNullElse(pagination, "");
        String shape = "[A-Z][0-9]{1,18}";
        return before.matches(shape)
                && now.matches(shape)
                && before.charAt(0) == now.charAt(0)
                && Long.parseLong(now.substring(1)) == Long.parseLong(before.substring(1)) + 1;
    }

    /** Leaves out the id of the user. */
    @Override
    public String toString() {
        return "MeterData[" + pagination + ", " + readings.size() + " readings]";
    }
}
