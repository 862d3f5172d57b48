package dev.ocppkit.smartcharging.tariff.acceptance;

/**
 * What a Charging Station can do with tariffs.
 *
 * @param enabled whether it calculates cost by tariffs (TariffCostCtrlr.Enabled[Tariff])
 * @param maxElements most elements in each list of prices (TariffCostCtrlr.MaxElements[Tariff])
 * @param conditionsSupported whether elements may have conditions (TariffCostCtrlr.ConditionsSupported[Tariff])
 */
public record TariffCapabilities(boolean enabled, int maxElements, boolean conditionsSupported) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the number of elements is negative
     */
    public TariffCapabilities {
        if (maxElements < 0) {
            throw new IllegalArgumentException("maxElements must not be negative: " + maxElements);
        }
    }

    /**
     * Describes a station without limits.
     *
     * @return the capabilities
     */
    public static TariffCapabilities unlimited() {
        return new TariffCapabilities(true, Integer.MAX_VALUE, true);
    }
}
