package dev.ocppkit.smartcharging.tariff.limits;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which a Charging Station measures; null for none.
 *
 * @param cost step of the cost in the currency, above 0
 * @param energyWh step of the energy in Wh, above 0
 * @param seconds step of the time in s, above 0
 * @param socPercent step of the state of charge in percent, above 0
 */
public record LimitSteps(
        @Nullable BigDecimal cost,
        @Nullable BigDecimal energyWh,
        @Nullable BigDecimal seconds,
        @Nullable BigDecimal socPercent) {

    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if a step is not above 0
     */
    public LimitSteps {
        check(cost, "cost");
        check(energyWh, "energyWh");
        check(seconds, "seconds");
        check(socPercent, "socPercent");
    }

    /**
     * Makes steps in energy only.
     *
     * @param wattHours step of the energy in Wh, above 0
     * @return the steps
     */
    public static LimitSteps ofEnergy(long wattHours) {
        return new LimitSteps(null, BigDecimal.valueOf(wattHours), null, null);
    }

    @Nullable
    BigDecimal of(LimitKind kind) {
        return switch (kind) {
            case MAX_COST -> cost;
            case MAX_ENERGY -> energyWh;
            case MAX_TIME -> seconds;
            case MAX_SOC -> socPercent;
        };
    }

    private static void check(@Nullable BigDecimal step, String name) {
        if (step != null && step.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above 0: " + step);
        }
    }
}
