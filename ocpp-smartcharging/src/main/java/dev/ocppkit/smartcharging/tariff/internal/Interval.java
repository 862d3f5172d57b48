package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.smartcharging.tariff.Sample;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The time between two samples, on which the register is a straight line. Crossings are always calculated from its
 * two ends, so that cutting it anywhere does not change them.
 *
 * @param from ns since the start of the transaction
 * @param to the same, later
 * @param energyFrom net energy in Wh at its start
 * @param energyTo net energy in Wh at its end
 * @param activity what its time counts as
 * @param sample the sample at its start
 */
record Interval(long from, long to, BigDecimal energyFrom, BigDecimal energyTo, Activity activity, Sample sample) {

    private static final BigDecimal NANOS_PER_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

    int direction() {
        return energyTo.compareTo(energyFrom);
    }

    BigDecimal energyAt(BigDecimal time) {
        if (direction() == 0 || time.compareTo(BigDecimal.valueOf(from)) == 0) {
            return energyFrom;
        }
        if (time.compareTo(BigDecimal.valueOf(to)) == 0) {
            return energyTo;
        }
        BigDecimal passed = time.subtract(BigDecimal.valueOf(from));
        return energyFrom.add(
                Numbers.divide(energyTo.subtract(energyFrom).multiply(passed), BigDecimal.valueOf(to - from)));
    }

    BigDecimal timeAt(BigDecimal energy) {
        BigDecimal share = energy.subtract(energyFrom).multiply(BigDecimal.valueOf(to - from));
        return BigDecimal.valueOf(from).add(Numbers.divide(share, energyTo.subtract(energyFrom)));
    }

    /** Gives the measured power, or else the slope of the register; null at a single point. */
    @Nullable
    BigDecimal power() {
        BigDecimal measured = sample.powerW();
        return measured != null || from == to
                ? measured
                : Numbers.divide(energyTo.subtract(energyFrom).multiply(NANOS_PER_HOUR), BigDecimal.valueOf(to - from));
    }

    @Nullable
    BigDecimal current() {
        return sample.currentA();
    }
}
