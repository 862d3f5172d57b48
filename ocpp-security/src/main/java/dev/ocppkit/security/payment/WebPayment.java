package dev.ocppkit.security.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic QR code says.
 *
 * <p>Spec: OCPP 2.1 Part 2, C25.FR.01 to C25.FR.09.
 *
 * @param station WebPaymentsCtrlr.ChargingStationId, or the identity of the charging station; null if the EVSE is named by its
 *     roaming id
 * @param roamingEvseId id of the EVSE in roaming, or null
 * @param evse id of the EVSE at the charging station, or null
 * @param maxEnergyWh the most energy in Wh, or null
 * @param maxTimeSeconds the longest time in seconds, or null
 * @param maxCost the highest cost in the currency of the station, or null
 */
public record WebPayment(
        @Nullable String station,
        @Nullable String roamingEvseId,
        @Nullable Integer evse,
        @Nullable Integer maxEnergyWh,
        @Nullable Integer maxTimeSeconds,
        @Nullable BigDecimal maxCost) {
    /**
     * Returns the content of a QR code of one EVSE.
     *
     * @param station the charging station
     * @param evse id of the EVSE
     * @return the content without limits
     */
    public static WebPayment of(String station, int evse) {
        return new WebPayment(Objects.requireNonNull(station, "station"), null, evse, null, null, null);
    }

    /**
     * What was read from a URL.
     *
     * @param payment what the QR code says
     * @param totp the text to check with {@link Totp#validate(String, Instant)}
     * @param version the algorithm of the text: {@code v1}, also written {@code 1}
     */
    public record Scanned(WebPayment payment, String totp, String version) {
        /** Leaves out the text, which opens a payment for some seconds. */
        @Override
        public String toString() {
            return "Scanned[" + payment + ", ***, " + version + "]";
        }
    }
}
