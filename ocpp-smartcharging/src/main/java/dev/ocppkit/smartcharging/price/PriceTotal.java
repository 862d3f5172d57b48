package dev.ocppkit.smartcharging.price;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A cost with its parts, in the currency of the schedule, taxes included, rounded toward zero to six decimals.
 *
 * @param energy for energy
 * @param parking for parking
 * @param overstay for staying too long
 * @param services for additional services
 * @param total what is to be paid: the sum, kept between least and greatest cost
 */
public record PriceTotal(
        BigDecimal energy, BigDecimal parking, BigDecimal overstay, BigDecimal services, BigDecimal total) {
    /** Checks for null. */
    public PriceTotal {
        Objects.requireNonNull(energy, "energy");
        Objects.requireNonNull(parking, "parking");
        Objects.requireNonNull(overstay, "overstay");
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(total, "total");
    }
}
