package dev.ocppkit.smartcharging.tariff;

/**
 * How a tariff came to a transaction.
 *
 * <p>Spec: OCPP 2.1 Part 2 I07.FR.32, I08.FR.22, I11.FR.07.
 */
public enum TariffOrigin {
    /** A default or driver tariff that the driver accepted; one-off prices are due if it is the first one. */
    ACCEPTED,
    /** Set by ChangeTransactionTariff: counts from its instant on, without one-off prices. */
    CHANGED
}
