package dev.ocppkit.smartcharging.tariff;

import dev.ocppkit.model.datatype.Tariff;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tariff and the instant from which a transaction uses it.
 *
 * <p>Spec: OCPP 2.1 Part 2 I08.FR.22, I11.FR.08 (nothing is calculated anew for the time before).
 *
 * @param tariff the tariff; its {@code validFrom} plays no role here
 * @param origin how it came to the transaction
 * @param effectiveFrom first instant of its use, null for the start of the transaction
 */
public record AppliedTariff(
        Tariff tariff, TariffOrigin origin, @Nullable Instant effectiveFrom) {

    /** Checks for null. */
    public AppliedTariff {
        Objects.requireNonNull(tariff, "tariff");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Applies an accepted tariff from the start of the transaction.
     *
     * @param tariff the tariff
     * @return the assignment
     */
    public static AppliedTariff accepted(Tariff tariff) {
        return new AppliedTariff(tariff, TariffOrigin.ACCEPTED, null);
    }

    /**
     * Applies a tariff that the driver accepted after the transaction had begun.
     *
     * @param tariff the tariff
     * @param effectiveFrom when it was associated with the transaction
     * @return the assignment
     */
    public static AppliedTariff acceptedAt(Tariff tariff, Instant effectiveFrom) {
        return new AppliedTariff(tariff, TariffOrigin.ACCEPTED, Objects.requireNonNull(effectiveFrom, "effectiveFrom"));
    }

    /**
     * Applies a tariff set by ChangeTransactionTariff.
     *
     * @param tariff the tariff
     * @param effectiveFrom when the change took effect
     * @return the assignment
     */
    public static AppliedTariff changed(Tariff tariff, Instant effectiveFrom) {
        return new AppliedTariff(tariff, TariffOrigin.CHANGED, Objects.requireNonNull(effectiveFrom, "effectiveFrom"));
    }
}
