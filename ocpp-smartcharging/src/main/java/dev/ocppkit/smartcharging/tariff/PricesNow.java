package dev.ocppkit.smartcharging.tariff;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices that apply at an instant, for a display.
 *
 * @param tariffId the tariff
 * @param currency code of ISO 4217
 * @param energy price per kWh, null if the tariff has none
 * @param chargingTime price per minute of charging, null if the tariff has none
 * @param idleTime price per minute of idling, null if the tariff has none
 * @param fixedFee start fee, null if none applies
 */
public record PricesNow(
        String tariffId,
        String currency,
        @Nullable UnitPrice energy,
        @Nullable UnitPrice chargingTime,
        @Nullable UnitPrice idleTime,
        @Nullable UnitPrice fixedFee) {

    /** Checks for null. */
    public PricesNow {
        Objects.requireNonNull(tariffId, "tariffId");
        Objects.requireNonNull(currency, "currency");
    }
}
