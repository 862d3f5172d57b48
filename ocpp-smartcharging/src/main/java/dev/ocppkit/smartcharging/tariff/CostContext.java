package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.enumeration.EvseKindEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tariff's conditions ask about a transaction besides its meter values.
 *
 * <p>Spec: OCPP 2.1 Part 2 I07.FR.17 (local time), I12.FR.06, I12.FR.07, I12.FR.30.
 *
 * @param zone the time zone of the Charging Station: a zone and not an offset, since tariffs follow daylight saving
 * @param evseKind AC or DC, null if not known
 * @param paymentBrand the {@code PaymentBrand} of the id token's additional info, null if none
 * @param paymentRecognition its {@code PaymentRecognition}, null if none
 * @param reservationReceivedAt when the ReserveNow of the reservation used was received, null without a reservation
 */
public record CostContext(
        ZoneId zone,
        @Nullable EvseKindEnum evseKind,
        @Nullable String paymentBrand,
        @Nullable String paymentRecognition,
        @Nullable Instant reservationReceivedAt) {

    /** Checks for null. */
    public CostContext {
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * Makes a context that knows the time zone only.
     *
     * @param zone the time zone of the Charging Station
     * @return the context
     */
    public static CostContext of(ZoneId zone) {
        return new CostContext(zone, null, null, null, null);
    }

    /**
     * Replaces the kind of EVSE.
     *
     * @param kind AC or DC, null if not known
     * @return the changed copy
     */
    public CostContext withEvseKind(@Nullable EvseKindEnum kind) {
        return new CostContext(zone, kind, paymentBrand, paymentRecognition, reservationReceivedAt);
    }

    /**
     * Replaces the way of payment.
     *
     * @param brand brand of the card, null if none
     * @param recognition kind of card or wallet, null if none
     * @return the changed copy
     */
    public CostContext withPayment(@Nullable String brand, @Nullable String recognition) {
        return new CostContext(zone, evseKind, brand, recognition, reservationReceivedAt);
    }

    /**
     * Replaces the reservation.
     *
     * @param receivedAt when the ReserveNow was received, null without a reservation
     * @return the changed copy
     */
    public CostContext withReservation(@Nullable Instant receivedAt) {
        return new CostContext(zone, evseKind, paymentBrand, paymentRecognition, receivedAt);
    }
}
