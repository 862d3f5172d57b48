package dev.ocppkit.smartcharging.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How amounts of money are rounded: each reported amount once, at the very end.
 *
 * <p>The total is the sum of the rounded parts, so that it adds up on the wire (I12.FR.17). OCPP does not say how to
 * round; the default keeps the six decimals that it allows for tariffs.
 *
 * @param decimals number of decimals, 0 to 12; null takes the minor unit of the tariff's currency from ISO 4217
 * @param mode direction of rounding
 */
public record Rounding(@Nullable Integer decimals, RoundingMode mode) {

    /** Six decimals, half up. */
    public static final Rounding DEFAULT = new Rounding(6, RoundingMode.HALF_UP);

    private static final int MOST_DECIMALS = 12;

    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if the number of decimals is out of range or the mode is {@code UNNECESSARY}
     */
    public Rounding {
        Objects.requireNonNull(mode, "mode");
        if (decimals != null && (decimals < 0 || decimals > MOST_DECIMALS)) {
            throw new IllegalArgumentException("decimals must be 0 to 12: " + decimals);
        }
        if (mode == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("mode must round: " + mode);
        }
    }

    /**
     * Rounds to the minor unit of the currency, for instance 2 decimals for EUR, none for JPY, 3 for KWD.
     *
     * @param mode direction of rounding
     * @return the rounding
     */
    public static Rounding toCurrency(RoundingMode mode) {
        return new Rounding(null, mode);
    }

    /**
     * Tells how many decimals an amount of a currency has.
     *
     * @param currency code of ISO 4217
     * @return the number of decimals; without a fixed one, six for a currency that ISO 4217 does not know
     */
    public int decimalsFor(String currency) {
        return decimals != null ? decimals : minorUnit(currency, 6);
    }

    /**
     * Rounds an amount.
     *
     * @param amount the amount
     * @param currency code of ISO 4217
     * @return the rounded amount
     */
    public BigDecimal round(BigDecimal amount, String currency) {
        return amount.setScale(decimalsFor(currency), mode);
    }

    private static int minorUnit(String currency, int otherwise) {
        Objects.requireNonNull(currency, "currency");
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .findAny()
                .orElse(otherwise);
    }
}
