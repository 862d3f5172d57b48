package dev.ocppkit.smartcharging.tariff.acceptance;

import java.util.Optional;

/**
 * What a station does with a driver whose tariff it cannot process: TariffCostCtrlr.HandleFailedTariff[Tariff].
 *
 * <p>Spec: OCPP 2.1 Part 2 I08.FR.37, I08.FR.32, I08.FR.33.
 */
public enum FailedTariffHandling {
    /** No energy for the driver. */
    DEAUTHORIZE("Deauthorize"),
    /** As if no driver tariff had come. */
    USE_DEFAULT_TARIFF("UseDefaultTariff"),
    /** No local calculation: the CSMS calculates. */
    CENTRAL_COST("CentralCost");

    private final String wireName;

    FailedTariffHandling(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Gives the value of the variable.
     *
     * @return the value
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Reads the value of the variable; also takes {@code UseDefault}, as requirement I08.FR.32 prints it.
     *
     * @param text the value
     * @return the handling, empty for another value
     */
    public static Optional<FailedTariffHandling> fromWireName(String text) {
        for (FailedTariffHandling each : values()) {
            if (each.wireName.equals(text) || (each == USE_DEFAULT_TARIFF && text.equals("UseDefault"))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
